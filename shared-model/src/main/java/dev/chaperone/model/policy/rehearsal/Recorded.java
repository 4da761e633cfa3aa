package dev.chaperone.model.policy.rehearsal;

import dev.chaperone.model.audit.EventBody.Decided;
import dev.chaperone.model.policy.Effect;
import java.util.Optional;
import java.util.Set;

/** What the policy of the time had answered, seen from the record of a decision. */
final class Recorded {

    /** Rules of the gate that no policy text has: a stop, a person's no, a prompt's content. */
    private static final Set<String> NOT_OF_THE_POLICY = Set.of("consent.stopped", "consent.denied-before");

    private static final Set<String> ABOUT_CONTENT = Set.of("prompt.block", "prompt.clean");

    private Recorded() {}

    /** Empty where the policy had no say, because something broke or a person had stopped every agent. */
    static Optional<Effect> answer(Decided decided) {
        return switch (decided.cause()) {
            case "rule" -> byRule(decided);
            case "grant", "person", "silence" -> Optional.of(Effect.ASK);
            case String _ -> Optional.empty();
        };
    }

    private static Optional<Effect> byRule(Decided decided) {
        if (NOT_OF_THE_POLICY.contains(decided.causeRef())) {
            return Optional.empty();
        }
        boolean went = !decided.outcome().equals("deny") || ABOUT_CONTENT.contains(decided.causeRef());
        return Optional.of(went ? Effect.PERMIT : Effect.FORBID);
    }
}
