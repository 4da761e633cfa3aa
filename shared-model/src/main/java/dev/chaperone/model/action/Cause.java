package dev.chaperone.model.action;

import java.time.Duration;

/**
 * Why a decision came out as it did. An audit reader must be able to tell a person's "no" from silence and from a
 * fault.
 */
public sealed interface Cause {

    /** A policy rule decided alone. */
    record Rule(String ruleId) implements Cause {}

    /** A live grant covered the action. */
    record ByGrant(String grantId) implements Cause {}

    /**
     * A person answered, after the question had been open for {@code waited}. {@code grantId} is empty when the answer
     * left no grant behind.
     */
    record Person(Approver approver, String promptId, String grantId, Duration waited) implements Cause {}

    /** Nobody answered in time; never to be told as "the user denied". */
    record Silence(String promptId, Duration waited) implements Cause {}

    /** Something broke, so the answer is no. */
    record Failure(Kind kind, String detail) implements Cause {
        /** What broke. */
        public enum Kind {
            UNREADABLE_INPUT,
            UNKNOWN_EVENT,
            UNKNOWN_TOOL,
            UNKNOWN_AGENT,
            JOURNAL_UNAVAILABLE,
            SERVICE_STOPPING,
            /** Whoever asked did not wait for the answer. */
            CALLER_GONE,
            TOO_MANY_PROMPTS,
            DEADLINE_PASSED,
            INTERNAL
        }
    }
}
