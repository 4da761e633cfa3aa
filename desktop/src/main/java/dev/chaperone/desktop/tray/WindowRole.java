package dev.chaperone.desktop.tray;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the window program running while it is needed and ready while an agent works. It leaves by itself when idle; if
 * it dies otherwise it is started again, at once the first time and then more slowly. All on the tray's one thread.
 */
final class WindowRole {

    private static final Logger LOG = LoggerFactory.getLogger(WindowRole.class);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final Duration HEALTHY = Duration.ofMinutes(1);

    private final Launcher launcher;
    private final InstantSource clock;
    private Optional<Running> running = Optional.empty();
    private Instant startedAt = Instant.MIN;
    private Duration wait = FIRST_WAIT;
    private boolean asked;

    /** Starts the program. */
    interface Launcher {
        /** Empty if it can't be started now. {@code ended} is run on the tray's thread, with the exit code. */
        Optional<Running> start(java.util.function.IntConsumer ended);

        void later(Duration delay, Runnable task);
    }

    /** The program, running. */
    interface Running {
        /** One word and a line end on its standard input; lost if it is on its way out. */
        void tell(String word);
    }

    WindowRole(Launcher launcher, InstantSource clock) {
        this.launcher = launcher;
        this.clock = clock;
    }

    /** An agent works, so a question may come: the window is made ready. */
    void prime() {
        ensure();
        running.ifPresent(program -> program.tell("prime"));
    }

    /** @param now whether a question waits at this moment */
    void needed(boolean now) {
        asked = now;
        if (now) {
            ensure();
        }
    }

    /** The person wants to see the question and to answer with the keyboard. */
    void review() {
        ensure();
        running.ifPresent(program -> program.tell("review"));
    }

    /** The person wants to see the main window. */
    void open() {
        ensure();
        running.ifPresent(program -> program.tell("open"));
    }

    private void ensure() {
        if (running.isEmpty()) {
            startedAt = clock.instant();
            running = launcher.start(this::ended);
            if (running.isEmpty()) {
                again();
            }
        }
    }

    private void ended(int code) {
        running = Optional.empty();
        if (!clock.instant().isBefore(startedAt.plus(HEALTHY))) {
            wait = FIRST_WAIT;
        }
        if (code != 0) {
            LOG.warn("the window program ended with code {}, starting it again", code);
            again();
        } else if (asked) {
            ensure(); // a question came while it was leaving
        }
    }

    private void again() {
        launcher.later(wait, this::ensure);
        wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(2) : LONGEST_WAIT;
    }
}
