package dev.chaperone.desktop.ui.prompt;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock whose hands the test turns. */
final class FakeClock implements InstantSource {

    private Instant now = Painted.ASKED;

    @Override
    public Instant instant() {
        return now;
    }

    void advance(Duration step) {
        now = now.plus(step);
    }
}
