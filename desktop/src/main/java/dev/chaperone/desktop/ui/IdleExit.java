package dev.chaperone.desktop.ui;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Decides when a program that shows nothing should go. Not safe for many threads. */
final class IdleExit {

    /** After the last window. */
    static final Duration PATIENCE = Duration.ofMinutes(5);

    private final InstantSource clock;
    private Instant lastUse;

    IdleExit(InstantSource clock) {
        this.clock = clock;
        this.lastUse = clock.instant();
    }

    /** Something is shown now, or the tray expects that something will be soon. */
    void used() {
        lastUse = clock.instant();
    }

    boolean isDue() {
        return !clock.instant().isBefore(lastUse.plus(PATIENCE));
    }
}
