package dev.chaperone.desktop.cli;

import dev.chaperone.desktop.agent.HookShim;
import dev.chaperone.desktop.agent.claudecode.ClaudeCodeAdapter;
import dev.chaperone.desktop.agent.claudecode.ClaudeCodeSettings;
import dev.chaperone.desktop.agent.claudecode.ClaudeCodeSettings.Removal;
import dev.chaperone.desktop.device.PrivateDirectory;
import dev.chaperone.desktop.people.PeopleRequest;
import dev.chaperone.desktop.people.ServiceUnreachableException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Which agents are covered, and putting hooks in place or taking them out. */
@Command(name = "agents", mixinStandardHelpOptions = true, resourceBundle = "dev.chaperone.desktop.cli.cli")
final class AgentsCommand implements Callable<Integer> {

    private final Context context;

    AgentsCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        ClaudeCodeSettings claude = claude();
        context.print(
                "claude-code  %s",
                switch (claude.standing()) {
                    case CONNECTED ->
                        "connected in " + context.shorten(claude.file().toString());
                    case PARTLY -> "only partly connected; run: chaperone agents connect claude-code";
                    case DISABLED -> "connected, but disableAllHooks switches every hook off; remove it from the file";
                    case NOT_CONNECTED -> "not connected; run: chaperone agents connect claude-code";
                });
        context.print(
                "  asked and refused   file tools, shell commands, MCP tools, @file mentions, pushes (by hook, fails closed from 2.1.295)");
        context.print(
                "  cleaned             what you type as a prompt (blocked with a clean copy; a hook can't rewrite it)");
        context.print(
                "  not seen            IDE selections, files read by programs a command starts, MCP servers' own access");
        context.print("codex, cursor, gemini-cli, copilot  not covered yet");
        return 0;
    }

    @Command(name = "connect", mixinStandardHelpOptions = true, resourceBundle = "dev.chaperone.desktop.cli.cli")
    int connect(@Parameters(paramLabel = "AGENT") String agent) throws IOException {
        ClaudeCodeSettings settings = known(agent);
        settings.connect();
        tell(settings, true);
        context.print(
                "%s is connected through %s.",
                agent, context.shorten(settings.file().toString()));
        context.print("Start it as always; sessions that run now use the hooks after a restart.");
        return 0;
    }

    @Command(name = "disconnect", mixinStandardHelpOptions = true, resourceBundle = "dev.chaperone.desktop.cli.cli")
    int disconnect(@Parameters(paramLabel = "AGENT") String agent) throws IOException {
        ClaudeCodeSettings settings = known(agent);
        Removal removal = settings.disconnect();
        if (removal != Removal.NOTHING_THERE) {
            tell(settings, false);
        }
        context.print(
                switch (removal) {
                    case RESTORED -> "%s is disconnected; its file is as it was.";
                    case TAKEN_OUT ->
                        "%s is disconnected; its file was changed meanwhile, so only our hooks were taken out.";
                    case NOTHING_THERE -> "%s was not connected.";
                },
                agent);
        return 0;
    }

    private ClaudeCodeSettings known(String agent) throws IOException {
        if (!agent.equals(ClaudeCodeAdapter.NAME)) {
            throw new Failures.Refused(
                    "'%s' is not an agent this version can connect; it can connect claude-code".formatted(agent));
        }
        return claude();
    }

    private ClaudeCodeSettings claude() throws IOException {
        String folder = context.environment().getOrDefault("CLAUDE_CONFIG_DIR", "");
        Path file = (folder.isEmpty() ? context.home().resolve(".claude") : Path.of(folder)).resolve("settings.json");
        PrivateDirectory memory =
                PrivateDirectory.open(context.folders().state()).child("agents");
        return new ClaudeCodeSettings(
                file, memory, HookShim.install(memory, context.folders().hookSocket()));
    }

    /** The journal should know, but connecting must work before the service runs. */
    private void tell(ClaudeCodeSettings settings, boolean connected) throws IOException {
        try {
            context.ask(new PeopleRequest.AgentNote(
                    ClaudeCodeAdapter.NAME, settings.file().toString(), connected));
        } catch (ServiceUnreachableException _) {
            context.print(
                    "The service is not running. Until it is, every question of %s is denied.", ClaudeCodeAdapter.NAME);
        }
    }
}
