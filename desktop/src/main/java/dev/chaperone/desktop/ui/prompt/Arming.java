package dev.chaperone.desktop.ui.prompt;

import java.time.Duration;
import java.time.Instant;

/**
 * Keeps answers dead while they could be hit by a click or key that was meant for something else. Prompts without such
 * a pause can be timed to catch typing (Mozilla bug 162020).
 */
final class Arming {

    /** After a question has appeared. */
    static final Duration NEW = Duration.ofMillis(700);

    /** After something in it has changed, or the window got the keyboard. */
    static final Duration CHANGED = Duration.ofMillis(500);

    private Instant armedFrom = Instant.MAX;
    private Duration dead = NEW;

    /** A new question is about to be painted; answers are dead until {@link #painted} and {@link #NEW} after it. */
    void appears() {
        dead = NEW;
        armedFrom = Instant.MAX;
    }

    /** The same question is about to look different. */
    void changes() {
        dead = armedFrom.equals(Instant.MAX) ? dead : CHANGED;
        armedFrom = Instant.MAX;
    }

    /** The person can see now what there is; what was seen before keeps its time. */
    void painted(Instant now) {
        if (armedFrom.equals(Instant.MAX)) {
            armedFrom = now.plus(dead);
        }
    }

    /** Something happened that makes the next key doubtful, though all looks the same. */
    void doubt(Instant now) {
        Instant again = now.plus(CHANGED);
        armedFrom = again.isAfter(armedFrom) ? again : armedFrom;
    }

    boolean isArmed(Instant now) {
        return !now.isBefore(armedFrom);
    }
}
