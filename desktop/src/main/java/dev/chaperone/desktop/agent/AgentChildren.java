package dev.chaperone.desktop.agent;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The programs agents have running: commands, servers of tools, whatever they started. An agent itself is spared, since
 * it may be an editor with the person's unsaved work, and without its programs it can only ask.
 */
public final class AgentChildren {

    private final KnownAgents agents;
    private final String user;
    private final Duration grace;

    /**
     * @param user whose programs may be ended
     * @param grace from the request to end until a program is made to
     */
    public AgentChildren(KnownAgents agents, String user, Duration grace) {
        this.agents = agents;
        this.user = user;
        this.grace = grace;
    }

    /**
     * Asks every program of {@code agent} to end, and makes those that stay.
     *
     * @param agent the adapter's name; empty for all agents
     * @return how many were asked
     */
    public int end(String agent) {
        List<ProcessHandle> children = ProcessHandle.allProcesses()
                .filter(p -> p.pid() != ProcessHandle.current().pid())
                .filter(p -> p.info().user().equals(Optional.of(user)))
                .filter(p -> agents.startedBy(agent, p.pid()))
                .toList();
        children.forEach(ProcessHandle::destroy);
        CompletableFuture.delayedExecutor(grace.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> children.forEach(ProcessHandle::destroyForcibly));
        return children.size();
    }
}
