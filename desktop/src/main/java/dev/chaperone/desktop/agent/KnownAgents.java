package dev.chaperone.desktop.agent;

import dev.chaperone.desktop.peer.ProcessTree;
import dev.chaperone.desktop.peer.ProcessTree.Entry;
import dev.chaperone.model.action.AgentIdentity;
import dev.chaperone.model.action.AgentIdentity.Proof;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Recognises agents among processes. Safe for many threads. */
public final class KnownAgents {

    /** What agents leave in the environment of the programs they start, also of those that detach from them. */
    private static final Map<String, Set<String>> MARKS_OF = Map.of(
            "claude-code", Set.of("CLAUDECODE=1"),
            "codex", Set.of("CODEX_CI=1", "CODEX_SANDBOX=seatbelt"),
            "gemini-cli", Set.of("GEMINI_CLI=1"),
            "cursor", Set.of("CURSOR_AGENT=1"),
            "opencode", Set.of("OPENCODE=1"),
            "copilot", Set.of("COPILOT_CLI=1"));

    private static final Set<String> MARKS =
            MARKS_OF.values().stream().flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());

    /** How many ancestors are named in a prompt. */
    private static final int CHAIN = 4;

    /** More agents than a person has running; beyond it those that have ended are forgotten. */
    private static final int MANY = 256;

    private final ProcessTree processes;
    private final AgentPrograms programs;
    private final Map<Long, Seen> seen = new ConcurrentHashMap<>();

    /** An agent that has called, by its pid; another process with that pid has another start time. */
    private record Seen(long started, AgentIdentity identity, Proof.ByProcess proof) {

        /** Of a process whose start can't be read nobody can say that it is another one. */
        boolean mayBe(Entry entry) {
            return entry.started() == started
                    || entry.started() == ProcessTree.UNKNOWN
                    || started == ProcessTree.UNKNOWN;
        }

        /** Whether nothing about the process has changed that its identity was read from. */
        boolean holds(String name, Entry entry) {
            return entry.started() == started
                    && started != ProcessTree.UNKNOWN
                    && identity.name().equals(name)
                    && proof.executable().equals(entry.executable());
        }
    }

    public KnownAgents(ProcessTree processes) {
        this.processes = processes;
        this.programs = new AgentPrograms(processes);
    }

    /** What agents leave in the environment, {@code NAME=value}; sorted. For a program that has no service to ask. */
    public static List<String> marks() {
        return MARKS.stream().sorted().toList();
    }

    /** The agent whose program a file is, by its name or place; empty for any other. */
    public static Optional<String> byFile(Path file) {
        return AgentPrograms.agentOf(file.toString());
    }

    /** The programs of agents as patterns of sh(1); sorted. For a program that has no service to ask. */
    public static List<String> shellPatterns() {
        return AgentPrograms.shellPatterns();
    }

    /**
     * Who the caller of a hook is: proven if the named agent's program is among its ancestors, else only its own word.
     * An agent that has called before is known again by pid, start time and program.
     */
    public AgentIdentity identify(String name, long pid) {
        Entry entry = processes.entry(pid);
        for (int i = 0; i < ProcessTree.MAX_ANCESTORS; i++) {
            Seen known = seen.get(entry.pid());
            if (known != null && known.holds(name, entry)) {
                return known.identity();
            }
            if (programs.isProgramOf(name, entry)) {
                return remember(name, entry);
            }
            if (entry.parent() <= 0) {
                break;
            }
            entry = processes.entry(entry.parent());
        }
        return new AgentIdentity(name, "unknown", new Proof.Claimed());
    }

    private AgentIdentity remember(String name, Entry agent) {
        List<String> chain = processes.ancestry(agent.pid()).stream()
                .skip(1)
                .limit(CHAIN)
                .map(Entry::name)
                .filter(n -> !n.isEmpty())
                .toList();
        Proof.ByProcess proof = new Proof.ByProcess(agent.pid(), agent.executable(), chain);
        String version = AgentVersion.of(programs.file(agent)).orElse("unknown");
        AgentIdentity identity = new AgentIdentity(name, version, proof);
        if (seen.size() >= MANY) {
            seen.entrySet()
                    .removeIf(e -> processes.hasEnded(e.getKey(), e.getValue().started()));
        }
        seen.put(agent.pid(), new Seen(agent.started(), identity, proof));
        return identity;
    }

    /**
     * Whether the process was started by {@code agent} (empty: by any) and is no agent itself. What an editor started
     * counts only if it carries the agent's mark, because the person works in the same editor.
     */
    boolean startedBy(String agent, long pid) {
        List<Entry> ancestry = processes.ancestry(pid);
        if (ancestry.isEmpty() || programs.isAgent(ancestry.getFirst())) {
            return false;
        }
        Set<String> marks = agent.isEmpty() ? MARKS : MARKS_OF.getOrDefault(agent, Set.of());
        return processes.hasEnvironment(pid, marks)
                || ancestry.stream()
                        .skip(1)
                        .anyMatch(e -> programs.isAgent(e) && (agent.isEmpty() || programs.isProgramOf(agent, e)));
    }

    /**
     * Whether an agent is among the process's ancestors, or left its mark in their environment. A process that can't be
     * looked at counts as one.
     */
    public boolean descendsFromAgent(long pid) {
        List<Entry> ancestry = processes.ancestry(pid);
        return ancestry.isEmpty()
                || ancestry.getFirst().executable().isEmpty()
                || ancestry.stream()
                        .anyMatch(e -> hasCalled(e) || programs.isAgent(e) || processes.hasEnvironment(e.pid(), MARKS));
    }

    /**
     * The agent a process is or descends from, by its program or the mark it left; empty if there is none. One that
     * can't be told is an agent without a name.
     */
    public Optional<AgentIdentity> agentAbove(long pid) {
        if (!descendsFromAgent(pid)) {
            return Optional.empty();
        }
        for (Entry entry : processes.ancestry(pid)) {
            Seen known = seen.get(entry.pid());
            if (known != null && known.mayBe(entry)) {
                return Optional.of(known.identity());
            }
            Optional<String> program = programs.agentOf(entry);
            if (program.isPresent()) {
                return program.map(name -> identify(name, entry.pid()));
            }
            for (Map.Entry<String, Set<String>> marks : MARKS_OF.entrySet()) {
                if (processes.hasEnvironment(entry.pid(), marks.getValue())) {
                    return Optional.of(identify(marks.getKey(), entry.pid()));
                }
            }
        }
        return Optional.of(new AgentIdentity("unknown", "unknown", new Proof.Claimed()));
    }

    private boolean hasCalled(Entry entry) {
        Seen known = seen.get(entry.pid());
        return known != null && known.mayBe(entry);
    }
}
