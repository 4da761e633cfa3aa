package dev.chaperone.desktop.service;

import dev.chaperone.desktop.consent.Alarm;
import dev.chaperone.desktop.device.EnrolmentException;
import dev.chaperone.desktop.journal.Backoff;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Enrols by itself however long central is away, in the background and with waits that grow; at once when policy names
 * another server or secret. Safe for use by many threads.
 */
final class Enroller implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Enroller.class);

    /** How often it looks whether policy names another server. */
    static final Duration LOOK_AGAIN = Duration.ofSeconds(10);

    private final Supplier<Target> wanted;
    private final Attempt attempt;
    private final Patience patience;
    private final Backoff backoff;
    private Optional<Target> target = Optional.empty();
    private Optional<Alarm.Ringing> ringing = Optional.empty();
    private Duration left = Duration.ZERO;
    private boolean done;
    private boolean closed;
    private volatile String problem = "";

    /** Where to enrol and with what; both empty if nobody said so. */
    record Target(String address, String secret) {
        @Override
        public String toString() {
            return "Target[" + address + "]";
        }
    }

    /** One attempt; returns when there is nothing left to try for this target. */
    interface Attempt {
        void enrol(Target target) throws IOException;
    }

    /** What waiting needs. */
    record Patience(Alarm alarm, Executor background, RandomGenerator jitter) {}

    Enroller(Supplier<Target> wanted, Attempt attempt, Patience patience) {
        this.wanted = wanted;
        this.attempt = attempt;
        this.patience = patience;
        this.backoff = new Backoff(patience.jitter());
    }

    /** Begins, and returns at once. Once only. */
    void start() {
        look(Duration.ZERO);
    }

    /** Why this device is not enrolled where it should be, in one plain line; empty if it is. */
    String problem() {
        return problem;
    }

    @Override
    public synchronized void close() {
        closed = true;
        ringing.ifPresent(Alarm.Ringing::cancel);
    }

    private synchronized void look(Duration waited) {
        if (closed) {
            return;
        }
        left = left.minus(waited);
        aim(wanted.get());
        if (done || left.isPositive()) {
            ringLater();
        } else {
            patience.background().execute(this::attempt); // which sets the alarm again
        }
    }

    private void aim(Target now) {
        if (!target.equals(Optional.of(now))) {
            target = Optional.of(now);
            backoff.reset();
            left = Duration.ZERO;
            done = false;
        }
    }

    private void attempt() {
        Target aim = target();
        try {
            attempt.enrol(aim);
            settle(true, "", Duration.ZERO);
        } catch (EnrolmentException e) {
            settle(false, String.valueOf(e.getMessage()), e.retryAfter());
        } catch (IOException | RuntimeException e) {
            settle(false, String.valueOf(e.getMessage()), Duration.ZERO);
        }
    }

    private synchronized Target target() {
        return target.orElseThrow();
    }

    private synchronized void settle(boolean success, String reason, Duration askedFor) {
        if (!reason.isEmpty() && !reason.equals(problem)) {
            LOG.warn("events stay on this laptop: {}", reason);
        }
        problem = reason;
        done = success;
        left = success ? Duration.ZERO : backoff.next(askedFor);
        ringLater();
    }

    private synchronized void ringLater() {
        if (!closed) {
            Duration wait = done || left.compareTo(LOOK_AGAIN) > 0 ? LOOK_AGAIN : left;
            Alarm alarm = patience.alarm();
            ringing = Optional.of(alarm.at(alarm.now().plus(wait), () -> look(wait)));
        }
    }
}
