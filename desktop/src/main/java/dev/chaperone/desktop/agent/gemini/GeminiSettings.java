package dev.chaperone.desktop.agent.gemini;

import dev.chaperone.desktop.agent.HookShim;
import dev.chaperone.desktop.agent.connect.Connection;
import dev.chaperone.desktop.agent.connect.HookEntries;
import dev.chaperone.desktop.agent.connect.HookGroups;
import dev.chaperone.desktop.agent.connect.HookProgram;
import dev.chaperone.desktop.agent.connect.JsonSettings;
import dev.chaperone.desktop.agent.connect.Machine;
import dev.chaperone.desktop.agent.connect.MarkedLines;
import dev.chaperone.desktop.agent.connect.OwnFile;
import dev.chaperone.desktop.agent.connect.Place;
import dev.chaperone.desktop.agent.connect.Several;
import dev.chaperone.desktop.agent.connect.ThroughGateway;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The person's {@code settings.json} of Gemini CLI with our hooks in it, and a policy file of ours. */
public final class GeminiSettings {

    /** In milliseconds. Gemini CLI's own limit must be the longer one, so that the shim's "no" is always sent. */
    private static final int TIMEOUT = ((int) HookShim.PATIENCE.toSeconds() + 20) * 1000;

    private static final String MARK = "# Chaperone";

    private static final Pattern TAKEN = Pattern.compile("(?m)^\\s*GOOGLE_GEMINI_BASE_URL\\s*=");

    /**
     * Judged by Gemini CLI itself, so it holds without our hook. The patterns are matched on the arguments' JSON. One
     * with a repetition in a repetition would be called unsafe, and the file left out.
     */
    private static final String POLICY = MARK + """
             put this file here; remove it with: chaperone agents disconnect gemini-cli
            [[rule]]
            toolName = "run_shell_command"
            commandPrefix = ["git push", "git send-pack"]
            decision = "deny"
            priority = 999
            denyMessage = "Agents do not push. Commit, then run: chaperone submit"

            [[rule]]
            toolName = "run_shell_command"
            argsPattern = 'git -[^"]* push'
            decision = "deny"
            priority = 999
            denyMessage = "Agents do not push. Commit, then run: chaperone submit"

            [[rule]]
            toolName = ["run_shell_command", "read_file", "write_file", "replace", "glob", "grep_search", "list_directory"]
            argsPattern = '/\\.(ssh|gnupg|aws|azure|kube)\\b'
            decision = "deny"
            priority = 998
            denyMessage = "Key stores and cloud credentials are never shared with an agent."
            """;

    private GeminiSettings() {}

    public static Connection of(Place place) {
        Path folder = place.home().resolve(".gemini");
        Connection all = Several.of(
                new JsonSettings(
                        folder.resolve("settings.json"), place.memory(), "gemini-settings", hooks(place.hook())),
                new OwnFile(folder.resolve("policies/chaperone.toml"), place.memory(), "gemini-policy", POLICY, MARK));
        return new ThroughGateway(all, gateway(place, folder), place.gateway().isPresent());
    }

    /** Read unless a folder has an environment file of its own. */
    private static Connection gateway(Place place, Path folder) {
        String address = place.gateway().map(g -> g.of("gemini")).orElse("");
        return new MarkedLines(
                folder.resolve(".env"),
                place.memory(),
                "gemini-env",
                new MarkedLines.Lines("GOOGLE_GEMINI_BASE_URL=\"" + address + "\"\n", "", TAKEN));
    }

    /**
     * The administrator's settings, which win over a person's and a repository's {@code hooksConfig.enabled}, and a
     * policy of the highest tier.
     */
    public static Connection managed(Machine machine) {
        ObjectNode root = JsonMapper.shared().createObjectNode();
        root.putObject("security").put("disableYoloMode", true);
        root.putObject("hooksConfig").put("enabled", true).putArray("disabled");
        hooks(machine.hook()).addTo(root);
        return Several.of(
                machine.program(),
                machine.file(
                        "/etc/gemini-cli/settings.json",
                        "/Library/Application Support/GeminiCli/settings.json",
                        root.toPrettyString() + "\n",
                        "chaperone-hook"),
                machine.file(
                        "/etc/gemini-cli/policies/chaperone.toml",
                        "/Library/Application Support/GeminiCli/policies/chaperone.toml",
                        POLICY,
                        MARK));
    }

    private static HookEntries hooks(HookProgram program) {
        return new HookGroups(
                List.of("BeforeAgent", "BeforeModel", "BeforeTool"),
                Set.of("BeforeTool"),
                event -> hook(program, event),
                GeminiSettings::isSwitchedOff);
    }

    private static boolean isSwitchedOff(ObjectNode root) {
        return !root.path("hooksConfig").path("enabled").booleanValue(true)
                || root.path("hooksConfig").path("disabled").values().stream()
                        .anyMatch(d -> d.asString("").contains("chaperone-hook"));
    }

    private static ObjectNode hook(HookProgram program, String event) {
        ObjectNode hook = JsonMapper.shared().createObjectNode();
        return hook.put("type", "command")
                .put("command", program.command(GeminiAdapter.NAME, event))
                .put("timeout", TIMEOUT);
    }
}
