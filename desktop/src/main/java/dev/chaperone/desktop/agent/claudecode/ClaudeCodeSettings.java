package dev.chaperone.desktop.agent.claudecode;

import dev.chaperone.desktop.agent.HookShim;
import dev.chaperone.desktop.agent.connect.Connection;
import dev.chaperone.desktop.agent.connect.HookGroups;
import dev.chaperone.desktop.agent.connect.JsonSettings;
import dev.chaperone.desktop.agent.connect.Place;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The person's {@code settings.json} of Claude Code with our hooks in it or not. */
public final class ClaudeCodeSettings {

    /** Claude Code's own limit must be the longer one, so that the shim's "no" is always sent. */
    private static final int TIMEOUT_SECONDS = (int) HookShim.PATIENCE.toSeconds() + 20;

    private ClaudeCodeSettings() {}

    public static Connection of(Place place) {
        return new JsonSettings(
                place.folder("CLAUDE_CONFIG_DIR", ".claude").resolve("settings.json"),
                place.memory(),
                "settings",
                new HookGroups(
                        List.of("PreToolUse", "UserPromptSubmit"),
                        Set.of("PreToolUse"),
                        event -> hook(place, event),
                        root -> root.path("disableAllHooks").booleanValue(false)));
    }

    private static ObjectNode hook(Place place, String event) {
        ObjectNode hook = JsonMapper.shared().createObjectNode();
        hook.put("type", "command").put("command", place.shim().toString());
        hook.putArray("args").add(ClaudeCodeAdapter.NAME).add(event);
        return hook.put("timeout", TIMEOUT_SECONDS).put("onFailure", "block");
    }
}
