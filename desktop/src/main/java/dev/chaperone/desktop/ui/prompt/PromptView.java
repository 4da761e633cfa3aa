package dev.chaperone.desktop.ui.prompt;

import java.time.Duration;

/**
 * What is on screen at one moment.
 *
 * @param left until silence is "no", never negative
 * @param patience how long the question was to stand at first; the full ring
 * @param armed whether answers count
 * @param waiting open questions, this one included
 * @param organisation who manages this laptop; may be empty
 * @param trouble why the last answer did not get through; may be empty
 */
record PromptView(
        PromptModel model,
        Duration left,
        Duration patience,
        boolean armed,
        int waiting,
        String organisation,
        String trouble) {

    private static final Duration URGENT = Duration.ofSeconds(20);

    /** Whole seconds, counted up so that 0 is shown only when time is over. */
    long seconds() {
        return (left.toMillis() + 999) / 1000;
    }

    boolean urgent() {
        return left.compareTo(URGENT) <= 0;
    }

    /** Share of the patience that is left, 0 to 1. */
    double share() {
        return patience.isZero() ? 0 : Math.clamp((double) left.toMillis() / patience.toMillis(), 0, 1);
    }
}
