package dev.chaperone.desktop.agent.claudecode;

import dev.chaperone.desktop.agent.HookShim;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Our entries in Claude Code's {@code hooks} object. An entry is ours if it runs our hook program. */
final class ClaudeCodeHooks {

    private static final String PROGRAM = "chaperone-hook";

    /** Claude Code's own limit must be the longer one, so that the shim's "no" is always sent. */
    private static final long TIMEOUT_SECONDS = HookShim.PATIENCE.toSeconds() + 20;

    private static final List<String> EVENTS = List.of("PreToolUse", "UserPromptSubmit");

    private final Path shim;

    ClaudeCodeHooks(Path shim) {
        this.shim = shim;
    }

    int count() {
        return EVENTS.size();
    }

    /** How many events have a hook of ours that fails closed. */
    int presentIn(ObjectNode root) {
        return (int) EVENTS.stream()
                .filter(event -> holdsOurs(root.path("hooks").path(event)))
                .count();
    }

    void addTo(ObjectNode root) {
        ObjectNode hooks = root.path("hooks") instanceof ObjectNode existing ? existing : root.putObject("hooks");
        for (String event : EVENTS) {
            ArrayNode groups = hooks.path(event) instanceof ArrayNode existing ? existing : hooks.putArray(event);
            ObjectNode group = groups.addObject();
            if (event.equals("PreToolUse")) {
                group.put("matcher", "*");
            }
            ObjectNode hook = group.putArray("hooks").addObject();
            hook.put("type", "command").put("command", shim.toString());
            hook.putArray("args").add(ClaudeCodeAdapter.NAME).add(event);
            hook.put("timeout", TIMEOUT_SECONDS).put("onFailure", "block");
        }
    }

    /** Takes ours out, and what is left empty by that. */
    void removeFrom(ObjectNode root) {
        if (!(root.path("hooks") instanceof ObjectNode hooks)) {
            return;
        }
        for (String event : EVENTS) {
            if (hooks.path(event) instanceof ArrayNode groups && holdsOurs(groups)) {
                groups.forEach(group -> {
                    if (group.path("hooks") instanceof ArrayNode entries) {
                        entries.removeIf(ClaudeCodeHooks::isOurs);
                    }
                });
                groups.removeIf(group ->
                        group.path("hooks").isArray() && group.path("hooks").isEmpty());
                if (groups.isEmpty()) {
                    hooks.remove(event);
                }
            }
        }
        if (hooks.isEmpty()) {
            root.remove("hooks");
        }
    }

    private static boolean holdsOurs(JsonNode groups) {
        for (JsonNode group : groups) {
            for (JsonNode entry : group.path("hooks")) {
                if (isOurs(entry)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isOurs(JsonNode entry) {
        String command = entry.path("command").asString("");
        return command.equals(PROGRAM) || command.endsWith("/" + PROGRAM);
    }
}
