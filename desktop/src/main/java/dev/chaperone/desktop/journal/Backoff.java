package dev.chaperone.desktop.journal;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Waiting times between attempts: a random part of a ceiling that doubles ("full jitter"), so that thousands of laptops
 * don't come back at the same moment. Not safe for threads.
 */
public final class Backoff {

    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration CEILING = Duration.ofMinutes(5);
    private static final int MAX_DOUBLINGS = 10;

    private final RandomGenerator random;
    private int failures;

    public Backoff(RandomGenerator random) {
        this.random = random;
    }

    public void reset() {
        failures = 0;
    }

    /** The next wait: at least what the server asked for, plus jitter. */
    public Duration next(Duration askedFor) {
        long ceiling = Math.min(CEILING.toMillis(), FIRST.toMillis() << Math.min(failures, MAX_DOUBLINGS));
        failures++;
        return askedFor.plusMillis(random.nextLong(ceiling + 1));
    }
}
