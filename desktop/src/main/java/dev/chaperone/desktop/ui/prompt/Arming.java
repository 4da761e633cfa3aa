package dev.chaperone.desktop.ui.prompt;

import java.time.Duration;
import java.time.Instant;

/**
 * Keeps answers dead while they could be hit by a click or key that was meant for something else. Prompts without such
 * a pause can be timed to catch typing (Mozilla bug 162020).
 */
final class Arming {

    /** After a question appears. */
    static final Duration NEW = Duration.ofMillis(700);

    /** After something in it changes, or the window gets the keyboard. */
    static final Duration CHANGED = Duration.ofMillis(500);

    private Instant armedFrom = Instant.MIN;

    void appeared(Instant now) {
        holdUntil(now.plus(NEW));
    }

    void changed(Instant now) {
        holdUntil(now.plus(CHANGED));
    }

    boolean isArmed(Instant now) {
        return !now.isBefore(armedFrom);
    }

    private void holdUntil(Instant time) {
        armedFrom = time.isAfter(armedFrom) ? time : armedFrom;
    }
}
