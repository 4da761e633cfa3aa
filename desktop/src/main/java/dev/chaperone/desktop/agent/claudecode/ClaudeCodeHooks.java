package dev.chaperone.desktop.agent.claudecode;

import dev.chaperone.desktop.agent.HookShim;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Our entries in Claude Code's {@code hooks} object. An entry is ours if it runs our hook program. */
final class ClaudeCodeHooks {

    private static final String PROGRAM = "chaperone-hook";

    /** Claude Code's own limit must be the longer one, so that the shim's "no" is always sent. */
    private static final int TIMEOUT_SECONDS = (int) HookShim.PATIENCE.toSeconds() + 20;

    private static final List<String> EVENTS = List.of("PreToolUse", "UserPromptSubmit");

    private final Path shim;

    ClaudeCodeHooks(Path shim) {
        this.shim = shim;
    }

    /** Whether any hook of ours is there, in whatever shape. */
    boolean anyIn(ObjectNode root) {
        return root.path("hooks").values().stream().anyMatch(ClaudeCodeHooks::holdsOurs);
    }

    /** Whether every event has its hook just as we put it: for all tools, waited for, and failing closed. */
    boolean completeIn(ObjectNode root) {
        return EVENTS.stream()
                .allMatch(event ->
                        root.path("hooks").path(event).values().stream().anyMatch(group(event)::equals));
    }

    /** @throws IllegalArgumentException if the hooks that stand there have a shape we do not know */
    void addTo(ObjectNode root) {
        ObjectNode hooks = root.withObjectProperty("hooks");
        EVENTS.forEach(event -> hooks.withArrayProperty(event).add(group(event)));
    }

    private ObjectNode group(String event) {
        ObjectNode group = JsonMapper.shared().createObjectNode();
        if (event.equals("PreToolUse")) {
            group.put("matcher", "*");
        }
        ObjectNode hook = group.putArray("hooks").addObject();
        hook.put("type", "command").put("command", shim.toString());
        hook.putArray("args").add(ClaudeCodeAdapter.NAME).add(event);
        hook.put("timeout", TIMEOUT_SECONDS).put("onFailure", "block");
        return group;
    }

    /** Takes ours out, and what is left empty by that. */
    void removeFrom(ObjectNode root) {
        if (!anyIn(root) || !(root.path("hooks") instanceof ObjectNode hooks)) {
            return;
        }
        for (String event : List.copyOf(hooks.propertyNames())) {
            if (hooks.path(event) instanceof ArrayNode groups && holdsOurs(groups)) {
                removeFrom(groups);
                if (groups.isEmpty()) {
                    hooks.remove(event);
                }
            }
        }
        if (hooks.isEmpty()) {
            root.remove("hooks");
        }
    }

    private static void removeFrom(ArrayNode groups) {
        for (int i = groups.size() - 1; i >= 0; i--) {
            if (groups.get(i).path("hooks") instanceof ArrayNode entries
                    && entries.values().stream().anyMatch(ClaudeCodeHooks::isOurs)) {
                entries.removeIf(ClaudeCodeHooks::isOurs);
                if (entries.isEmpty()) {
                    groups.remove(i);
                }
            }
        }
    }

    private static boolean holdsOurs(JsonNode groups) {
        return groups.values().stream()
                .anyMatch(group -> group.path("hooks").values().stream().anyMatch(ClaudeCodeHooks::isOurs));
    }

    private static boolean isOurs(JsonNode entry) {
        String command = entry.path("command").asString("");
        return command.equals(PROGRAM) || command.endsWith("/" + PROGRAM);
    }
}
