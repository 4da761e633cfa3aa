package dev.chaperone.desktop.service;

import dev.chaperone.desktop.agent.AgentAdapter;
import dev.chaperone.desktop.agent.FileView;
import dev.chaperone.desktop.agent.HookCall;
import dev.chaperone.desktop.agent.HookQuestion;
import dev.chaperone.desktop.agent.HookReply;
import dev.chaperone.desktop.agent.HookWire;
import dev.chaperone.desktop.agent.KnownAgents;
import dev.chaperone.desktop.agent.ToolUse;
import dev.chaperone.desktop.gate.Gate;
import dev.chaperone.desktop.gate.Question;
import dev.chaperone.desktop.gate.Refusal;
import dev.chaperone.desktop.peer.PeerCredentials;
import dev.chaperone.model.action.AbsolutePath;
import dev.chaperone.model.action.AgentAction;
import dev.chaperone.model.action.AgentIdentity;
import dev.chaperone.model.action.Cause.Failure;
import dev.chaperone.model.action.Verdict;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves the hook socket: one call a connection. It reads, asks the gate and renders; it decides nothing. */
final class HookDoor implements UnixServer.Connection {

    private static final Logger LOG = LoggerFactory.getLogger(HookDoor.class);

    /** A shim sends at once what it was given. */
    private static final Duration LONGEST_READ = Duration.ofSeconds(10);

    private final Map<String, AgentAdapter> adapters;
    private final KnownAgents agents;
    private final FileView files = new FileView(Path.of("/proc"));
    private final Gate gate;
    private final GitDoor git;
    private final Asked asked;
    private final ReadDeadline deadline;

    HookDoor(Map<String, AgentAdapter> adapters, KnownAgents agents, Gate gate, GitDoor git, Asked asked) {
        this(adapters, agents, gate, git, asked, new ReadDeadline(LONGEST_READ));
    }

    private HookDoor(
            Map<String, AgentAdapter> adapters,
            KnownAgents agents,
            Gate gate,
            GitDoor git,
            Asked asked,
            ReadDeadline deadline) {
        this.adapters = Map.copyOf(adapters);
        this.agents = agents;
        this.gate = gate;
        this.git = git;
        this.asked = asked;
        this.deadline = deadline;
    }

    /** The same door for other adapters. */
    HookDoor with(Map<String, AgentAdapter> others) {
        return new HookDoor(others, agents, gate, git, asked, deadline);
    }

    /** The same door with another patience. */
    HookDoor within(Duration longest) {
        return new HookDoor(adapters, agents, gate, git, asked, new ReadDeadline(longest));
    }

    @Override
    public void serve(SocketChannel channel) throws IOException {
        InputStream in = new BufferedInputStream(Channels.newInputStream(channel)); // or each byte is a system call
        try (ReadDeadline.Watch watch = deadline.over(channel)) {
            HookReply reply = reply(channel, in, watch);
            HookWire.discard(in);
            HookWire.write(Channels.newOutputStream(channel), reply);
        }
    }

    /** Whatever breaks here ends in an answer, because it can't be told what an agent makes of none. */
    private HookReply reply(SocketChannel channel, InputStream in, ReadDeadline.Watch watch) {
        try {
            long pid = PeerCredentials.of(channel).pid();
            HookWire.Header header = HookWire.header(in);
            if (header.agent().equals(GitDoor.NAME)) {
                return git(header.event(), in, pid);
            }
            HookWire.Request request = new HookWire.Request(header.agent(), header.event(), HookWire.body(in));
            watch.heard();
            return answer(request, pid);
        } catch (IOException e) {
            return HookReply.no(
                    refuse(unknown("unknown"), Failure.Kind.UNREADABLE_INPUT, String.valueOf(e.getMessage())));
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("a hook call failed ({}), answering deny", e.getClass().getSimpleName());
            LOG.debug("a hook call failed", e);
            return HookReply.no(refuse(unknown("unknown"), Failure.Kind.INTERNAL, Texts.get("hook.failed")));
        }
    }

    /** Its answers are for people as much as for agents, so they are told what is wrong in its own words. */
    private HookReply git(String word, InputStream in, long pid) {
        try {
            return git.answer(word, in, pid, HookDoor::hangUp);
        } catch (IOException e) {
            return HookReply.no(String.valueOf(e.getMessage()));
        }
    }

    private HookReply answer(HookWire.Request request, long pid) {
        AgentAdapter adapter = adapters.get(request.agent());
        if (adapter == null) {
            return HookReply.no(refuse(
                    unknown(request.agent()), Failure.Kind.UNKNOWN_AGENT, Texts.get("agent.unknown", request.agent())));
        }
        HookCall call = new HookCall(agents.identify(request.agent(), pid), request.event(), request.body());
        return switch (adapter.read(call)) {
            case HookQuestion.Observe _ -> HookReply.silent();
            case HookQuestion.Ask(var actions, var tool) ->
                adapter.render(call, noted(adapter, tool, decide(adapter, call, actions, pid)));
            case HookQuestion.Unreadable(var session, var tool, var failure, var message) ->
                adapter.render(
                        call,
                        noted(
                                adapter,
                                tool,
                                gate.refuse(new Refusal(
                                        call.agent(), session, adapter.name() + "/hook", failure, message))));
        };
    }

    /** Before the agent is answered, so that no result can come sooner. */
    private Verdict noted(AgentAdapter adapter, Optional<ToolUse> tool, Verdict verdict) {
        tool.ifPresent(use -> asked.by(adapter.name(), use, verdict));
        return verdict;
    }

    /** Is told which tool calls were put before the gate. */
    interface Asked {
        void by(String agent, ToolUse use, Verdict verdict);
    }

    /** Paths are judged as we see them, so an agent that sees other files gets no answer about them. */
    private Verdict decide(AgentAdapter adapter, HookCall call, List<AgentAction> actions, long pid) {
        String surface = adapter.name() + "/hook";
        long agent =
                call.agent().proof() instanceof AgentIdentity.Proof.ByProcess(var proven, var _, var _) ? proven : pid;
        Optional<AbsolutePath> elsewhere = files.differing(
                agent,
                actions.stream().flatMap(action -> action.paths().stream()).toList());
        if (elsewhere.isEmpty()) {
            return gate.decide(new Question(actions, surface, () -> hangUp(pid)));
        }
        String message = Texts.get("hook.elsewhere", elsewhere.get());
        String session = actions.getFirst().origin().session().value();
        Failure failure = new Failure(Failure.Kind.UNREADABLE_INPUT, message);
        return gate.refuse(new Refusal(call.agent(), session, surface, failure, message));
    }

    private String refuse(AgentIdentity agent, Failure.Kind kind, String message) {
        Verdict verdict = gate.refuse(new Refusal(agent, "unknown", "hook", new Failure(kind, message), message));
        return "Chaperone: " + message + " (decision " + verdict.decision() + ")";
    }

    private static AgentIdentity unknown(String name) {
        return new AgentIdentity(name, "unknown", new AgentIdentity.Proof.Claimed());
    }

    /** The shim has closed its side of the connection, so only its end shows that nobody waits any more. */
    private static CompletableFuture<Void> hangUp(long pid) {
        if (pid == ProcessHandle.current().pid()) {
            return new CompletableFuture<>(); // it can't outlive its own answer
        }
        Optional<ProcessHandle> caller = ProcessHandle.of(pid);
        return caller.map(p -> p.onExit().<Void>thenApply(_ -> null))
                .orElseGet(() -> CompletableFuture.completedFuture(null));
    }
}
