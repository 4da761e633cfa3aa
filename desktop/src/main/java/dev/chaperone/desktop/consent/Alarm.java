package dev.chaperone.desktop.consent;

import java.time.Instant;

/** Wakes somebody at a time. Tests turn the hands themselves. */
public interface Alarm {

    Instant now();

    /** Runs {@code task} once at {@code time}, or at once if that has passed, on a thread of the alarm. */
    Ringing at(Instant time, Runnable task);

    /** An alarm that is set. */
    interface Ringing {
        void cancel();
    }
}
