package dev.chaperone.desktop.gate;

import dev.chaperone.desktop.journal.Journal;
import dev.chaperone.model.action.AbsolutePath;
import dev.chaperone.model.action.AgentAction;
import dev.chaperone.model.action.AgentIdentity;
import dev.chaperone.model.action.Cause;
import dev.chaperone.model.action.DecisionId;
import dev.chaperone.model.action.Origin;
import dev.chaperone.model.audit.EventBody;
import dev.chaperone.model.audit.EventBody.Decided;
import dev.chaperone.model.policy.Policy;
import dev.chaperone.model.sanitise.Finding;
import dev.chaperone.model.sanitise.Sanitised;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Turns decisions into events and puts them on disk, one event per action so that each can be found and proven alone.
 */
public final class Recorder {

    private final Journal journal;
    private final UnaryOperator<String> promptHash;

    /** Without prompt hashes. */
    public Recorder(Journal journal) {
        this(journal, _ -> "");
    }

    /** @param promptHash a hash of a prompt that nobody without the key can guess */
    public Recorder(Journal journal, UnaryOperator<String> promptHash) {
        this.journal = journal;
        this.promptHash = promptHash;
    }

    void record(DecisionId id, Question question, Policy policy, Outcome outcome) throws IOException {
        for (AgentAction action : question.actions()) {
            journal.append(decided(id, question, action, policy, outcome).with(details(action, outcome.cause())));
        }
        switch (outcome) {
            case Outcome.Rewritten(var _, var sanitised) -> recordFindings(id, question, sanitised);
            case Outcome.Blocked(var _, var _, var _, var sanitised) -> recordFindings(id, question, sanitised);
            case Outcome.Allowed(var _, var _, var sanitised)
            when sanitised.isPresent() -> recordFindings(id, question, sanitised.get());
            case Outcome.Allowed _, Outcome.Denied _ -> {}
        }
    }

    void record(DecisionId id, Refusal refusal, Policy policy) throws IOException {
        String kind = refusal.failure().kind().name().toLowerCase(Locale.ROOT);
        journal.append(new Decided(
                id.value(),
                refusal.agent().name(),
                refusal.agent().version(),
                proof(refusal.agent()),
                refusal.session(),
                "",
                refusal.surface(),
                "unknown",
                List.of(),
                "deny",
                "failure",
                kind,
                "",
                "",
                "",
                policy.version()));
    }

    private void recordFindings(DecisionId id, Question question, Sanitised sanitised) throws IOException {
        Map<String, Integer> classes = sanitised.findings().stream()
                .collect(Collectors.toMap(Finding::classification, _ -> 1, Integer::sum, TreeMap::new));
        Origin origin = question.origin();
        journal.append(new EventBody.PromptSanitised(
                id.value(),
                origin.agent().name(),
                origin.session().value(),
                sanitised.text().length(),
                classes));
    }

    private static Decided decided(
            DecisionId id, Question question, AgentAction action, Policy policy, Outcome outcome) {
        Origin origin = action.origin();
        Because because = Because.of(outcome.cause());
        return new Decided(
                id.value(),
                origin.agent().name(),
                origin.agent().version(),
                proof(origin.agent()),
                origin.session().value(),
                origin.call().value(),
                question.surface(),
                action.kind().wireName(),
                action.paths().stream().map(AbsolutePath::value).toList(),
                word(outcome),
                because.cause(),
                because.reference(),
                because.approver(),
                because.grant(),
                outcome instanceof Outcome.Allowed allowed ? allowed.scope() : "",
                policy.version());
    }

    private EventBody.Details details(AgentAction action, Cause cause) {
        String hash = action instanceof AgentAction.SendPrompt(var _, var _, var _, var newest)
                ? promptHash.apply(newest)
                : "";
        String model = action instanceof AgentAction.SendPrompt(var _, var _, var named, var _) ? named : "";
        long open = switch (cause) {
            case Cause.Person(var _, var _, var _, var waited) -> waited.toMillis();
            case Cause.Silence(var _, var waited) -> waited.toMillis();
            case Cause.Rule _, Cause.ByGrant _, Cause.Failure _ -> -1;
        };
        String proof =
                cause instanceof Cause.Person person ? person.approver().proof().wireName() : "";
        return new EventBody.Details(model, "", hash, open, proof);
    }

    private static String word(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Allowed _ -> "allow";
            case Outcome.Rewritten _ -> "rewrite";
            case Outcome.Denied _, Outcome.Blocked _ -> "deny";
        };
    }

    private static String proof(AgentIdentity agent) {
        return switch (agent.proof()) {
            case AgentIdentity.Proof.ByProcess _ -> "process";
            case AgentIdentity.Proof.Claimed _ -> "claimed";
        };
    }

    /** A cause in the words of an event. */
    private record Because(String cause, String reference, String approver, String grant) {
        static Because of(Cause cause) {
            return switch (cause) {
                case Cause.Rule(var rule) -> new Because("rule", rule, "", "");
                case Cause.ByGrant(var grant) -> new Because("grant", grant, "", grant);
                case Cause.Person(var approver, var prompt, var grant, var _) ->
                    new Because("person", prompt, approver.user(), grant);
                case Cause.Silence(var prompt, var _) -> new Because("silence", prompt, "", "");
                case Cause.Failure(var kind, var _) ->
                    new Because("failure", kind.name().toLowerCase(Locale.ROOT), "", "");
            };
        }
    }
}
