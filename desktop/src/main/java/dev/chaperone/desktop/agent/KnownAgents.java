package dev.chaperone.desktop.agent;

import dev.chaperone.desktop.peer.ProcessTree;
import dev.chaperone.desktop.peer.ProcessTree.Entry;
import dev.chaperone.model.action.AgentIdentity;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
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

    private final ProcessTree processes;
    private final ConcurrentSkipListSet<Long> seen = new ConcurrentSkipListSet<>();

    public KnownAgents(ProcessTree processes) {
        this.processes = processes;
    }

    /**
     * Who the caller of a hook is: proven if the named agent's program is among its ancestors, else only its own word.
     */
    public AgentIdentity identify(String name, long pid) {
        List<Entry> ancestry = processes.ancestry(pid);
        for (int i = 0; i < ancestry.size(); i++) {
            if (AgentPrograms.isProgramOf(name, ancestry.get(i))) {
                Entry agent = ancestry.get(i);
                seen.add(agent.pid());
                List<String> chain = ancestry.subList(i + 1, Math.min(ancestry.size(), i + 1 + CHAIN)).stream()
                        .map(Entry::name)
                        .filter(n -> !n.isEmpty())
                        .toList();
                var proof = new AgentIdentity.Proof.ByProcess(agent.pid(), agent.executable(), chain);
                return new AgentIdentity(
                        name, AgentVersion.of(AgentPrograms.file(agent)).orElse("unknown"), proof);
            }
        }
        return new AgentIdentity(name, "unknown", new AgentIdentity.Proof.Claimed());
    }

    /**
     * Whether the process was started by {@code agent} (empty: by any) and is no agent itself. What an editor started
     * counts only if it carries the agent's mark, because the person works in the same editor.
     */
    boolean startedBy(String agent, long pid) {
        List<Entry> ancestry = processes.ancestry(pid);
        if (ancestry.isEmpty() || AgentPrograms.isAgent(ancestry.getFirst())) {
            return false;
        }
        Set<String> marks = agent.isEmpty() ? MARKS : MARKS_OF.getOrDefault(agent, Set.of());
        return processes.hasEnvironment(pid, marks)
                || ancestry.stream()
                        .skip(1)
                        .anyMatch(e ->
                                AgentPrograms.isAgent(e) && (agent.isEmpty() || AgentPrograms.isProgramOf(agent, e)));
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
                        .anyMatch(e -> seen.contains(e.pid())
                                || AgentPrograms.isAgent(e)
                                || processes.hasEnvironment(e.pid(), MARKS));
    }
}
