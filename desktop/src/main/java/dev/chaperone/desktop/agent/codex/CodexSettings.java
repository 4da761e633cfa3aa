package dev.chaperone.desktop.agent.codex;

import dev.chaperone.desktop.agent.HookShim;
import dev.chaperone.desktop.agent.connect.Connection;
import dev.chaperone.desktop.agent.connect.HookGroups;
import dev.chaperone.desktop.agent.connect.HookProgram;
import dev.chaperone.desktop.agent.connect.JsonSettings;
import dev.chaperone.desktop.agent.connect.Machine;
import dev.chaperone.desktop.agent.connect.OwnFile;
import dev.chaperone.desktop.agent.connect.Place;
import dev.chaperone.desktop.agent.connect.Several;
import dev.chaperone.desktop.agent.connect.ThroughGateway;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The person's {@code hooks.json} of Codex with our hooks in it, and a rules file of ours. The person's
 * {@code config.toml} is only looked at: there Codex notes which hooks the person approved.
 */
public final class CodexSettings {

    /** Codex's own limit must be the longer one, so that the shim's "no" is always sent. */
    private static final int TIMEOUT_SECONDS = (int) HookShim.PATIENCE.toSeconds() + 20;

    private static final String MARK = "# Chaperone";

    /** Judged by Codex itself, so it holds without our hook. It knows only the plain shape of the command. */
    private static final String RULES = MARK + """
             put this file here; remove it with: chaperone agents disconnect codex
            prefix_rule(
                pattern = ["git", ["push", "send-pack"]],
                decision = "forbidden",
                justification = "Agents do not push. Commit, then run: chaperone submit",
            )
            """;

    private CodexSettings() {}

    public static Connection of(Place place) {
        Path folder = place.folder("CODEX_HOME", ".codex");
        Connection hooks = new JsonSettings(
                folder.resolve("hooks.json"),
                place.memory(),
                "codex-hooks",
                new HookGroups(
                        List.of("PreToolUse", "UserPromptSubmit"),
                        Set.of("PreToolUse"),
                        event -> hook(place.hook(), event),
                        _ -> false));
        Connection all = Several.of(
                new Approval(hooks, folder),
                new OwnFile(folder.resolve("rules/chaperone.rules"), place.memory(), "codex-rules", RULES, MARK));
        return new ThroughGateway(
                all, CodexGateway.of(place, folder), place.gateway().isPresent());
    }

    /**
     * The administrator's requirements. Hooks in them need no approval by the person; the rule is judged by Codex
     * itself, so it holds without the hook.
     */
    public static Connection managed(Machine machine) {
        String requirements = MARK + """
                 put this file here; it holds against the settings of people and repositories
                allow_managed_hooks_only = true

                [features]
                hooks = true

                [rules]
                prefix_rules = [
                    { pattern = [{ token = "git" }, { any_of = ["push", "send-pack"] }], decision = "forbidden", justification = "Agents do not push. Commit, then run: chaperone submit" },
                ]
                """ + managedHook(machine, "PreToolUse", "matcher = \".*\"\n")
                + managedHook(machine, "UserPromptSubmit", "");
        return Several.of(
                machine.program(),
                machine.file("/etc/codex/requirements.toml", "/etc/codex/requirements.toml", requirements, MARK));
    }

    private static String managedHook(Machine machine, String event, String matcher) {
        return """

                [[hooks.%1$s]]
                %2$s
                [[hooks.%1$s.hooks]]
                type = "command"
                command = "%3$s"
                timeout = %4$d
                """.formatted(event, matcher, machine.hook().command(CodexAdapter.NAME, event), TIMEOUT_SECONDS);
    }

    private static ObjectNode hook(HookProgram program, String event) {
        ObjectNode hook = JsonMapper.shared().createObjectNode();
        return hook.put("type", "command")
                .put("command", program.command(CodexAdapter.NAME, event))
                .put("timeout", TIMEOUT_SECONDS);
    }
}
