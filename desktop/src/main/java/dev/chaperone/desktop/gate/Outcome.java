package dev.chaperone.desktop.gate;

import dev.chaperone.model.action.Cause;
import dev.chaperone.model.action.DecisionId;
import dev.chaperone.model.action.Verdict;
import dev.chaperone.model.sanitise.Sanitised;
import java.util.Optional;

/** A verdict before it has a name and is on disk. */
sealed interface Outcome {

    Cause cause();

    Verdict verdict(DecisionId id);

    /** @param sanitised what was found in the prompt, if there was one and it was looked at */
    record Allowed(Cause cause, String scope, Optional<Sanitised> sanitised) implements Outcome {
        @Override
        public Verdict verdict(DecisionId id) {
            return new Verdict.Allow(id, cause);
        }
    }

    record Rewritten(Cause cause, Sanitised sanitised) implements Outcome {
        @Override
        public Verdict verdict(DecisionId id) {
            return new Verdict.Rewrite(id, cause, sanitised.text());
        }
    }

    record Denied(Cause cause, String message, Optional<String> wayOut) implements Outcome {
        @Override
        public Verdict verdict(DecisionId id) {
            return new Verdict.Deny(id, cause, message, wayOut);
        }
    }

    /**
     * A prompt that must not leave in any form.
     *
     * @param sanitised what was found in it, for the record
     */
    record Blocked(Cause cause, String message, String wayOut, Sanitised sanitised) implements Outcome {
        @Override
        public Verdict verdict(DecisionId id) {
            return new Verdict.Deny(id, cause, message, Optional.of(wayOut));
        }
    }

    static Outcome allowed(Cause cause, String scope) {
        return new Allowed(cause, scope, Optional.empty());
    }

    static Outcome denied(Cause cause, String message, String wayOut) {
        return new Denied(cause, message, Optional.of(wayOut).filter(w -> !w.isEmpty()));
    }

    /** The person stopped every agent. */
    static Outcome stopped() {
        return denied(new Cause.Rule("consent.stopped"), Texts.get("deny.stopped"), Texts.get("wayout.stopped"));
    }

    static Outcome failed(Cause.Failure.Kind kind, String message) {
        return new Denied(new Cause.Failure(kind, message), message, Optional.empty());
    }
}
