package dev.chaperone.model.action;

import java.util.Optional;

/** The gate's answer. Every verdict names the decision it can be explained by ({@code chaperone why ID}). */
public sealed interface Verdict {

    DecisionId decision();

    Cause cause();

    record Allow(DecisionId decision, Cause cause) implements Verdict {}

    /**
     * @param message what the agent is told, in plain words
     * @param wayOut what the person or agent can do instead, if anything
     */
    record Deny(DecisionId decision, Cause cause, String message, Optional<String> wayOut) implements Verdict {}

    /** Allowed with another text: the prompt without what must not leave. */
    record Rewrite(DecisionId decision, Cause cause, String text) implements Verdict {
        @Override
        public String toString() {
            return "Rewrite[" + decision + ", " + text.length() + " characters]";
        }
    }
}
