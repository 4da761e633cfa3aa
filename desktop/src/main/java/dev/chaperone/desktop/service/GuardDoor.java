package dev.chaperone.desktop.service;

import dev.chaperone.desktop.agent.KnownAgents;
import dev.chaperone.desktop.consent.GrantBook;
import dev.chaperone.desktop.consent.KillSwitch;
import dev.chaperone.desktop.gate.Gate;
import dev.chaperone.desktop.gate.Question;
import dev.chaperone.desktop.guard.GuardReply;
import dev.chaperone.desktop.guard.GuardReply.Granted;
import dev.chaperone.desktop.guard.GuardReply.Lasts;
import dev.chaperone.desktop.guard.GuardRequest;
import dev.chaperone.desktop.guard.GuardRequest.Caller;
import dev.chaperone.desktop.guard.GuardWire;
import dev.chaperone.desktop.peer.PeerCredentials;
import dev.chaperone.model.action.AbsolutePath;
import dev.chaperone.model.action.AgentAction;
import dev.chaperone.model.action.AgentIdentity;
import dev.chaperone.model.action.CallId;
import dev.chaperone.model.action.Cause;
import dev.chaperone.model.action.Origin;
import dev.chaperone.model.action.SessionId;
import dev.chaperone.model.action.Verdict;
import dev.chaperone.model.consent.Access;
import dev.chaperone.model.consent.Grant;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Serves the guards of sessions, one question a connection. Guards are root and no agent's children; whoever else
 * connects is hung up on. What is asked goes to the gate like everything else.
 */
final class GuardDoor implements UnixServer.Connection {

    static final String SURFACE = "kernel";

    private static final long ROOT = 0;

    /** Below the time after which programs commonly give a file up. */
    private static final long LONGEST_HOLD_SECONDS = 55;

    /** More sessions than a person has; beyond it those that were told to end are forgotten. */
    private static final int MANY = 1_024;

    private final KnownAgents agents;
    private final Gate gate;
    private final GrantBook grants;
    private final KillSwitch killSwitch;
    private final Predicate<PeerCredentials> peers;
    private final Map<String, String> sessions = new ConcurrentHashMap<>();
    private final Set<String> ended = ConcurrentHashMap.newKeySet();

    GuardDoor(KnownAgents agents, Gate gate, GrantBook grants, KillSwitch killSwitch) {
        this(agents, gate, grants, killSwitch, peer -> peer.uid() == ROOT);
    }

    /** @param peers who may connect at all */
    GuardDoor(
            KnownAgents agents, Gate gate, GrantBook grants, KillSwitch killSwitch, Predicate<PeerCredentials> peers) {
        this.agents = agents;
        this.gate = gate;
        this.grants = grants;
        this.killSwitch = killSwitch;
        this.peers = peers;
    }

    @Override
    public void serve(SocketChannel channel) throws IOException {
        PeerCredentials peer = PeerCredentials.of(channel);
        if (!peers.test(peer) || agents.descendsFromAgent(peer.pid())) {
            return;
        }
        GuardRequest request = GuardWire.read(Channels.newInputStream(channel), GuardRequest.class);
        GuardWire.write(Channels.newOutputStream(channel), answer(request));
    }

    private GuardReply answer(GuardRequest request) {
        if (sessions.size() >= MANY) {
            sessions.keySet().removeAll(ended);
            ended.clear();
        }
        sessions.put(request.caller().session(), request.caller().agent());
        return switch (request) {
            case GuardRequest.Ask ask -> ask(ask);
            case GuardRequest.Review(var caller) -> standing(caller);
        };
    }

    /** Ends the sessions of {@code agent} (empty: of all) at their next question, which comes within half a second. */
    int end(String agent) {
        List<String> ending = sessions.entrySet().stream()
                .filter(e -> agent.isEmpty() || e.getValue().equals(agent))
                .map(Map.Entry::getKey)
                .filter(ended::add)
                .toList();
        return ending.size();
    }

    private GuardReply ask(GuardRequest.Ask ask) {
        Origin origin = origin(ask.caller());
        AbsolutePath folder = new AbsolutePath(ask.folder());
        AgentAction action = ask.write()
                ? new AgentAction.WritePath(origin, List.of(folder))
                : new AgentAction.ReadPath(origin, List.of(folder));
        Verdict verdict = gate.decide(new Question(
                List.of(action),
                SURFACE,
                () -> new CompletableFuture<Void>().completeOnTimeout(null, LONGEST_HOLD_SECONDS, TimeUnit.SECONDS)));
        return switch (verdict) {
            case Verdict.Allow allow -> allowed(allow.cause(), origin, folder, ask.write());
            case Verdict.Deny deny -> denied(deny);
            case Verdict.Rewrite _ -> new GuardReply.Denied(false, Texts.get("guard.rewrite"));
        };
    }

    private GuardReply allowed(Cause cause, Origin origin, AbsolutePath folder, boolean write) {
        boolean writable = write
                || grants.covering(origin, List.of(folder), Access.READ_WRITE).isPresent();
        Lasts lasts = switch (cause) {
            case Cause.ByGrant _ -> Lasts.GRANT;
            case Cause.Person person -> person.grantId().isEmpty() ? Lasts.ONCE : Lasts.GRANT;
            case Cause.Rule _ -> Lasts.SESSION;
            case Cause.Silence _, Cause.Failure _ -> Lasts.ONCE;
        };
        return new GuardReply.Allowed(writable, lasts);
    }

    private static GuardReply denied(Verdict.Deny deny) {
        boolean decided = switch (deny.cause()) {
            case Cause.Rule _, Cause.ByGrant _, Cause.Person _ -> true;
            case Cause.Silence _, Cause.Failure _ -> false;
        };
        return new GuardReply.Denied(decided, deny.message());
    }

    private GuardReply standing(Caller caller) {
        Origin origin = origin(caller);
        List<Granted> granted = grants.live().stream()
                .filter(g -> g.isForFolder() && covers(g, origin))
                .map(g -> new Granted(g.folder().value(), g.access() == Access.READ_WRITE))
                .toList();
        return new GuardReply.Standing(killSwitch.stopped().isPresent(), ended.contains(caller.session()), granted);
    }

    /** Another grant that covers the same folder is as good. */
    private boolean covers(Grant grant, Origin origin) {
        return grants.covering(origin, List.of(grant.folder()), grant.access()).isPresent();
    }

    /** The guard is root and has started the agent itself, so its word on who that is counts as proof. */
    private static Origin origin(Caller caller) {
        AgentIdentity agent = new AgentIdentity(
                caller.agent(),
                "unknown",
                new AgentIdentity.Proof.ByProcess(caller.pid(), caller.program(), List.of("chaperone run")));
        return new Origin(
                agent, new SessionId(caller.session()), new CallId(SURFACE), new AbsolutePath(caller.startedIn()), "");
    }
}
