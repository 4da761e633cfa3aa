package dev.chaperone.desktop.agent.claudecode;

import dev.chaperone.desktop.agent.HookShim;
import dev.chaperone.desktop.agent.connect.Connection;
import dev.chaperone.desktop.agent.connect.GatewayEntries;
import dev.chaperone.desktop.agent.connect.HookEntries;
import dev.chaperone.desktop.agent.connect.HookGroups;
import dev.chaperone.desktop.agent.connect.HookProgram;
import dev.chaperone.desktop.agent.connect.JsonSettings;
import dev.chaperone.desktop.agent.connect.Machine;
import dev.chaperone.desktop.agent.connect.Place;
import dev.chaperone.desktop.agent.connect.Several;
import java.util.List;
import java.util.Map;
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
                GatewayEntries.with(
                        hooks(place.hook()), Map.of("env.ANTHROPIC_BASE_URL", "anthropic"), place.gateway()));
    }

    /**
     * A fragment of the administrator's settings. Hooks in it run whatever {@code disableAllHooks} a repository or a
     * person has; a version too old to fail closed does not start.
     */
    public static Connection managed(Machine machine) {
        ObjectNode root = JsonMapper.shared().createObjectNode();
        root.put("requiredMinimumVersion", "2.1.295").put("allowManagedHooksOnly", true);
        root.putObject("permissions").put("disableBypassPermissionsMode", "disable");
        hooks(machine.hook()).addTo(root);
        return Several.of(
                machine.program(),
                machine.file(
                        "/etc/claude-code/managed-settings.d/60-chaperone.json",
                        "/Library/Application Support/ClaudeCode/managed-settings.d/60-chaperone.json",
                        root.toPrettyString() + "\n",
                        "chaperone-hook"));
    }

    private static HookEntries hooks(HookProgram program) {
        return new HookGroups(
                List.of("PreToolUse", "UserPromptSubmit"),
                Set.of("PreToolUse"),
                event -> hook(program, event),
                root -> root.path("disableAllHooks").booleanValue(false));
    }

    private static ObjectNode hook(HookProgram program, String event) {
        ObjectNode hook = JsonMapper.shared().createObjectNode();
        hook.put("type", "command").put("command", program.path().toString());
        hook.putArray("args").add(ClaudeCodeAdapter.NAME).add(event);
        return hook.put("timeout", TIMEOUT_SECONDS).put("onFailure", "block");
    }
}
