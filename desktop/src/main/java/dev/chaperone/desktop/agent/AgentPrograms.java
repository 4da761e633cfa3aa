package dev.chaperone.desktop.agent;

import dev.chaperone.desktop.peer.ProcessTree;
import dev.chaperone.desktop.peer.ProcessTree.Entry;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The programs each agent is known by. Safe for many threads. */
final class AgentPrograms {

    private static final Set<String> INTERPRETERS = Set.of("node", "bun");

    /**
     * One agent's programs.
     *
     * @param names of the program file, or of the script an interpreter runs
     * @param places parts of a path that only this agent's own files have
     * @param editor whether the same program also serves the person, so that only a call of its hook shows an agent
     */
    private record Program(String agent, Set<String> names, Set<String> places, boolean editor) {}

    private static final List<Program> ALL = List.of(
            cli("claude-code", Set.of("claude", "claude.exe"), "@anthropic-ai/claude-code/", "/claude/versions/"),
            cli("codex", Set.of("codex"), "@openai/codex"),
            cli("gemini-cli", Set.of("gemini"), "@google/gemini-cli/"),
            cli("opencode", Set.of("opencode", "opencode.exe"), "/opencode-ai/"),
            cli("copilot", Set.of("copilot"), "@github/copilot"),
            cli("goose", Set.of("goose", "goosed")),
            cli("kiro", Set.of("kiro-cli", "kiro-cli-chat")),
            editor("kiro", Set.of("kiro", "Kiro")),
            editor("cursor", Set.of("cursor", "cursor-agent", "Cursor")),
            editor("windsurf", Set.of("windsurf", "Windsurf")),
            editor("vscode", Set.of("code", "code-insiders", "codium")));

    private final ProcessTree processes;

    AgentPrograms(ProcessTree processes) {
        this.processes = processes;
    }

    private static Program cli(String agent, Set<String> names, String... places) {
        return new Program(agent, names, Set.of(places), false);
    }

    private static Program editor(String agent, Set<String> names) {
        return new Program(agent, names, Set.of(), true);
    }

    /** The names to look for on a search path; empty for an agent without a program of its own. */
    static Set<String> names(String agent) {
        return ALL.stream()
                .filter(p -> p.agent().equals(agent))
                .flatMap(p -> p.names().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Patterns of sh(1) for the programs that are agents and nothing else, and for the folders only they have. */
    static List<String> shellPatterns() {
        Stream<String> names = ALL.stream()
                .filter(p -> !p.editor())
                .flatMap(p -> p.names().stream())
                .flatMap(name -> Stream.of(name, "*/" + name));
        Stream<String> places = ALL.stream()
                .filter(p -> !p.editor())
                .flatMap(p -> p.places().stream())
                .map(place -> "*" + place + "*");
        return Stream.concat(names, places).sorted().toList();
    }

    /** The agent that a file by this name is the program of. */
    static Optional<String> agentOf(String file) {
        return ALL.stream().filter(p -> isNamed(p, file)).map(Program::agent).findFirst();
    }

    boolean isProgramOf(String agent, Entry entry) {
        return ALL.stream().anyMatch(p -> p.agent().equals(agent) && fits(p, entry));
    }

    /** The agent this is and nothing else; empty if it is none. */
    Optional<String> agentOf(Entry entry) {
        return ALL.stream()
                .filter(p -> !p.editor() && fits(p, entry))
                .map(Program::agent)
                .findFirst();
    }

    /** Whether this is an agent and nothing else. */
    boolean isAgent(Entry entry) {
        return ALL.stream().anyMatch(p -> !p.editor() && fits(p, entry));
    }

    /** The file that is the agent: the program itself, or the script an interpreter runs. */
    String file(Entry entry) {
        return script(entry).orElse(entry.executable());
    }

    private boolean fits(Program program, Entry entry) {
        return isNamed(program, entry.executable())
                || script(entry).filter(s -> isNamed(program, s)).isPresent();
    }

    private static boolean isNamed(Program program, String file) {
        return program.names().contains(file.substring(file.lastIndexOf('/') + 1))
                || program.places().stream().anyMatch(file::contains);
    }

    /** The first argument that is no option. Only an interpreter's arguments are ever read. */
    private Optional<String> script(Entry entry) {
        return INTERPRETERS.contains(entry.name())
                ? processes.command(entry.pid()).stream()
                        .skip(1)
                        .filter(a -> !a.startsWith("-"))
                        .findFirst()
                : Optional.empty();
    }
}
