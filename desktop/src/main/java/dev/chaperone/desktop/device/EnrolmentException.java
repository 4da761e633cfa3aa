package dev.chaperone.desktop.device;

import java.io.IOException;
import java.time.Duration;

/** Central did not enrol this device. */
public final class EnrolmentException extends IOException {

    private static final long serialVersionUID = 1L;

    private final Duration wait;

    EnrolmentException(String message, Duration wait) {
        super(message);
        this.wait = wait;
    }

    /** How long to leave central alone before the next attempt, at least; zero if it did not say. */
    public Duration retryAfter() {
        return wait;
    }
}
