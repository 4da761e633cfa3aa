package dev.chaperone.desktop.agent.roster;

import dev.chaperone.desktop.agent.AgentAdapter;
import dev.chaperone.desktop.agent.AgentProfile;
import dev.chaperone.desktop.agent.RealPath;
import dev.chaperone.desktop.agent.claudecode.ClaudeCodeAdapter;
import dev.chaperone.desktop.agent.claudecode.ClaudeCodeSettings;
import dev.chaperone.desktop.agent.codex.CodexAdapter;
import dev.chaperone.desktop.agent.codex.CodexSettings;
import dev.chaperone.desktop.agent.connect.Connection;
import dev.chaperone.desktop.agent.connect.Machine;
import dev.chaperone.desktop.agent.connect.Place;
import dev.chaperone.desktop.agent.copilot.CopilotAdapter;
import dev.chaperone.desktop.agent.copilot.CopilotHooks;
import dev.chaperone.desktop.agent.cursor.CursorAdapter;
import dev.chaperone.desktop.agent.cursor.CursorHooks;
import dev.chaperone.desktop.agent.gemini.GeminiAdapter;
import dev.chaperone.desktop.agent.gemini.GeminiSettings;
import dev.chaperone.desktop.agent.generic.GenericAdapter;
import dev.chaperone.desktop.agent.goose.GooseAdapter;
import dev.chaperone.desktop.agent.goose.GoosePlugin;
import dev.chaperone.desktop.agent.kiro.KiroAdapter;
import dev.chaperone.desktop.agent.kiro.KiroHooks;
import dev.chaperone.desktop.agent.opencode.OpencodeAdapter;
import dev.chaperone.desktop.agent.opencode.OpencodePlugin;
import dev.chaperone.desktop.agent.vscode.VsCodeAdapter;
import dev.chaperone.desktop.agent.vscode.VsCodeHooks;
import dev.chaperone.desktop.agent.windsurf.WindsurfAdapter;
import dev.chaperone.desktop.agent.windsurf.WindsurfHooks;
import dev.chaperone.desktop.shell.ShellActions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The agents, in the order people see them. */
public final class Roster {

    private static final List<Member> MEMBERS = List.of(
            new Member(
                    ClaudeCodeAdapter.PROFILE,
                    ClaudeCodeAdapter::new,
                    ClaudeCodeSettings::of,
                    ClaudeCodeSettings::managed),
            new Member(CodexAdapter.PROFILE, CodexAdapter::new, CodexSettings::of, CodexSettings::managed),
            new Member(GeminiAdapter.PROFILE, GeminiAdapter::new, GeminiSettings::of, GeminiSettings::managed),
            new Member(OpencodeAdapter.PROFILE, OpencodeAdapter::new, OpencodePlugin::of, OpencodePlugin::managed),
            new Member(CopilotAdapter.PROFILE, CopilotAdapter::new, CopilotHooks::of, CopilotHooks::managed),
            new Member(CursorAdapter.PROFILE, CursorAdapter::new, CursorHooks::of, CursorHooks::managed),
            new Member(WindsurfAdapter.PROFILE, WindsurfAdapter::new, WindsurfHooks::of, WindsurfHooks::managed),
            new Member(GooseAdapter.PROFILE, GooseAdapter::new, GoosePlugin::of),
            new Member(KiroAdapter.PROFILE, KiroAdapter::new, KiroHooks::of),
            new Member(VsCodeAdapter.PROFILE, VsCodeAdapter::new, VsCodeHooks::of));

    private Roster() {}

    /**
     * One agent.
     *
     * @param connection how it is connected for one person
     * @param managed how an administrator connects it for everybody, if the agent reads such files
     */
    public record Member(
            AgentProfile profile,
            BiFunction<RealPath, ShellActions, AgentAdapter> adapter,
            Function<Place, Connection> connection,
            Optional<Function<Machine, Connection>> managed) {

        Member(
                AgentProfile profile,
                BiFunction<RealPath, ShellActions, AgentAdapter> adapter,
                Function<Place, Connection> connection,
                Function<Machine, Connection> managed) {
            this(profile, adapter, connection, Optional.of(managed));
        }

        Member(
                AgentProfile profile,
                BiFunction<RealPath, ShellActions, AgentAdapter> adapter,
                Function<Place, Connection> connection) {
            this(profile, adapter, connection, Optional.empty());
        }

        /** Whether its model traffic can be sent through the gateway by a setting of its own. */
        public boolean takesGateway() {
            return Set.of(ClaudeCodeAdapter.NAME, CodexAdapter.NAME, GeminiAdapter.NAME, OpencodeAdapter.NAME)
                    .contains(profile.name());
        }

        public Connection connection(Place place) {
            return connection.apply(place);
        }

        public Optional<Connection> connection(Machine machine) {
            return managed.map(files -> files.apply(machine));
        }
    }

    public static List<Member> members() {
        return MEMBERS;
    }

    public static Optional<Member> named(String agent) {
        return MEMBERS.stream().filter(m -> m.profile().name().equals(agent)).findFirst();
    }

    /** All adapters by name, with the generic one, which is connected by whoever writes the hook. */
    public static Map<String, AgentAdapter> adapters(RealPath paths, ShellActions shell) {
        Stream<AgentAdapter> own = MEMBERS.stream().map(m -> m.adapter().apply(paths, shell));
        return Stream.concat(own, Stream.of(new GenericAdapter(paths, shell)))
                .collect(Collectors.toUnmodifiableMap(AgentAdapter::name, Function.identity()));
    }
}
