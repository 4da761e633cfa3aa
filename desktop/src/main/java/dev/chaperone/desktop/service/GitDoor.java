package dev.chaperone.desktop.service;

import dev.chaperone.desktop.agent.HookReply;
import dev.chaperone.desktop.agent.KnownAgents;
import dev.chaperone.desktop.agent.hook.ReplyWords;
import dev.chaperone.desktop.gate.Gate;
import dev.chaperone.desktop.gate.Question;
import dev.chaperone.desktop.journal.Journal;
import dev.chaperone.desktop.journal.JournalReader;
import dev.chaperone.desktop.push.ChangeDesk;
import dev.chaperone.desktop.push.GitSocket;
import dev.chaperone.desktop.push.HandIn;
import dev.chaperone.desktop.push.Trail;
import dev.chaperone.model.action.AbsolutePath;
import dev.chaperone.model.action.AgentAction;
import dev.chaperone.model.action.AgentIdentity;
import dev.chaperone.model.action.CallId;
import dev.chaperone.model.action.Cause;
import dev.chaperone.model.action.Origin;
import dev.chaperone.model.action.SessionId;
import dev.chaperone.model.action.Verdict;
import dev.chaperone.model.audit.EventBody;
import dev.chaperone.model.change.Submission;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What git's hook and {@code chaperone submit} ask on the hook socket. Who calls is the kernel's word: a person passes,
 * an agent's question goes to the gate.
 */
final class GitDoor {

    static final String NAME = GitSocket.NAME;

    private static final int MAX_LINES = 64 * 1024;
    private static final String UNKNOWN = "unknown";

    private final KnownAgents agents;
    private final Gate gate;
    private final ChangeDesk changes;
    private final JournalReader journal;
    private final Journal events;

    /** Repositories with a push that was allowed and of which nothing has been heard since. */
    private final Set<String> allowed = ConcurrentHashMap.newKeySet();

    GitDoor(KnownAgents agents, Gate gate, ChangeDesk changes, JournalReader journal, Journal events) {
        this.events = events;
        this.agents = agents;
        this.gate = gate;
        this.changes = changes;
        this.journal = journal;
    }

    /** Completed when whoever asked has gone. */
    interface HangUp {
        CompletableFuture<Void> of(long pid);
    }

    /** @throws IOException in one plain line for whoever asked */
    HookReply answer(String word, InputStream in, long pid, HangUp hangUp) throws IOException {
        try {
            return switch (word) {
                case "PrePush" -> prePush(in, pid, hangUp);
                case "Pushed" -> pushed(in, pid);
                case "Submit" -> submit(in, pid, hangUp);
                case "SubmitList" -> HookReply.json(changes.list());
                case "SubmitShow" -> show(text(in).strip());
                default -> HookReply.no(Texts.get("git.unknown", word));
            };
        } catch (IllegalArgumentException e) {
            throw new IOException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Two lines: the work tree or repository, and the remote as git was given it. */
    private HookReply prePush(InputStream in, long pid, HangUp hangUp) throws IOException {
        Optional<AgentIdentity> agent = agents.agentAbove(pid);
        if (agent.isEmpty()) {
            return HookReply.silent();
        }
        List<String> lines = text(in).lines().toList();
        AbsolutePath folder = real(lines.isEmpty() ? "" : lines.getFirst());
        Optional<String> remote = lines.stream().skip(1).findFirst().filter(r -> !r.isBlank());
        Origin origin = origin(agent.get(), folder, UNKNOWN);
        return switch (gate.decide(new Question(
                List.of(new AgentAction.PushRepository(origin, folder, remote)),
                NAME + "/pre-push",
                () -> hangUp.of(pid)))) {
            case Verdict.Allow _ -> {
                allowed.add(folder.value());
                yield HookReply.silent();
            }
            case Verdict.Deny deny -> HookReply.no(ReplyWords.reason(deny));
            case Verdict.Rewrite rewrite -> HookReply.no(ReplyWords.notRewritable(rewrite));
        };
    }

    /** A remote has taken a push. Of an agent's that was not allowed before, the record is all that is left. */
    private HookReply pushed(InputStream in, long pid) throws IOException {
        Optional<AgentIdentity> agent = agents.agentAbove(pid);
        if (agent.isPresent()) {
            String folder = real(text(in).lines().findFirst().orElse("")).value();
            if (!allowed.remove(folder)) {
                events.append(new EventBody.PushAlarm("past", agent.get().name(), folder));
            }
        }
        return HookReply.silent();
    }

    /** An agent may hand in what it may read. */
    private HookReply submit(InputStream in, long pid, HangUp hangUp) throws IOException {
        HandIn work = HandIn.parse(line(in));
        byte[] bundle = in.readNBytes(HandIn.MAX_BUNDLE + 1);
        if (bundle.length > HandIn.MAX_BUNDLE) {
            return HookReply.no(Texts.get("submit.large", HandIn.MAX_BUNDLE));
        }
        Optional<AgentIdentity> agent = agents.agentAbove(pid);
        Trail trail = Trail.of(journal, agent.map(AgentIdentity::name).orElse(""), work.folder());
        if (agent.isEmpty()) {
            return HookReply.json(changes.take(work, byPerson(trail), bundle));
        }
        AbsolutePath folder = real(work.folder());
        Origin origin = origin(agent.get(), folder, trail.session().isEmpty() ? UNKNOWN : trail.session());
        Verdict verdict = gate.decide(new Question(
                List.of(new AgentAction.ReadPath(origin, List.of(folder))), NAME + "/submit", () -> hangUp.of(pid)));
        return switch (verdict) {
            case Verdict.Allow allow -> HookReply.json(changes.take(work, byAgent(agent.get(), trail, allow), bundle));
            case Verdict.Deny deny -> HookReply.no(ReplyWords.reason(deny));
            case Verdict.Rewrite rewrite -> HookReply.no(ReplyWords.notRewritable(rewrite));
        };
    }

    private HookReply show(String id) throws IOException {
        return changes.show(id)
                .map(HookReply::json)
                .orElseGet(() -> HookReply.no(Texts.get("submit.none", id.replaceAll("[^a-z0-9-]", "?"))));
    }

    private static Submission.Maker byPerson(Trail trail) {
        boolean known = !trail.agent().isEmpty();
        return new Submission.Maker(
                known ? trail.agent() : "person",
                trail.version(),
                known ? "journal" : "person",
                trail.session(),
                "",
                trail.consent(),
                trail.promptHash());
    }

    private static Submission.Maker byAgent(AgentIdentity agent, Trail trail, Verdict.Allow allow) {
        String proof = agent.proof() instanceof AgentIdentity.Proof.ByProcess ? "process" : "claimed";
        String consent = allow.cause() instanceof Cause.ByGrant(var grant) ? grant : trail.consent();
        return new Submission.Maker(
                agent.name(),
                agent.version(),
                proof,
                trail.session(),
                allow.decision().value(),
                consent,
                trail.promptHash());
    }

    private static Origin origin(AgentIdentity agent, AbsolutePath folder, String session) {
        return new Origin(agent, new SessionId(session), new CallId(NAME), folder, "");
    }

    /** Where the folder leads; as it was written if that can't be told. */
    private static AbsolutePath real(String folder) {
        AbsolutePath written = new AbsolutePath(folder);
        try {
            return new AbsolutePath(Path.of(written.value()).toRealPath().toString());
        } catch (IOException _) {
            return written;
        }
    }

    private static byte[] line(InputStream in) throws IOException {
        var line = new java.io.ByteArrayOutputStream();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            line.write(b);
            if (line.size() > HandIn.MAX_LINE) {
                throw new IOException(Texts.get("submit.long", HandIn.MAX_LINE));
            }
        }
        return line.toByteArray();
    }

    private static String text(InputStream in) throws IOException {
        return new String(in.readNBytes(MAX_LINES), StandardCharsets.UTF_8);
    }
}
