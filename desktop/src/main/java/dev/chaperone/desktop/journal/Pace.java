package dev.chaperone.desktop.journal;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How soon a segment that is not full may be closed and sent: at once after a quiet time, and once a minute in a long
 * storm, so that a working day makes some hundred segments rather than thousands. Not safe for threads.
 */
final class Pace {

    /** So many may go at once after a quiet time. */
    private static final int SPARE = 20;

    private static final Duration ONE_MORE_EVERY = Duration.ofMinutes(1);

    private final LongSupplier nanoTime;
    private long emptyAt;

    /** @param nanoTime a clock nobody can set, as {@link System#nanoTime} */
    Pace(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.emptyAt = nanoTime.getAsLong() - SPARE * ONE_MORE_EVERY.toNanos();
    }

    /** How long the next one has to wait; zero if it may go now. */
    Duration delay() {
        return Duration.ofNanos(Math.max(0, emptyAt + ONE_MORE_EVERY.toNanos() - nanoTime.getAsLong()));
    }

    /** One goes now. */
    void spend() {
        long fullAt = nanoTime.getAsLong() - SPARE * ONE_MORE_EVERY.toNanos();
        emptyAt = Math.max(emptyAt, fullAt) + ONE_MORE_EVERY.toNanos();
    }
}
