package dev.chaperone.desktop.people;

import dev.chaperone.desktop.consent.ConsentDesk;
import dev.chaperone.desktop.consent.PromptEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A watch that comes back when the service does. The listener is told of each loss once, and of everything that is open
 * after each return. Waits 1 s after the first failure, then twice as long each time, 15 s at most.
 */
public final class SteadyWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SteadyWatch.class);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);

    private final ConsentDesk desk;
    private final ScheduledExecutorService timer;
    private final Consumer<PromptEvent> listener;
    private final Runnable connected;

    private Duration wait = FIRST_WAIT;
    private ConsentDesk.Watch watch = () -> {};
    private boolean closed;

    /**
     * @param listener called on a thread of the desk or the timer; must not block
     * @param connected called after each (re)connection, on the timer's thread
     */
    public SteadyWatch(
            ConsentDesk desk, ScheduledExecutorService timer, Consumer<PromptEvent> listener, Runnable connected) {
        this.desk = desk;
        this.timer = timer;
        this.listener = listener;
        this.connected = connected;
    }

    public void start() {
        timer.execute(this::connect);
    }

    private synchronized void connect() {
        if (closed) {
            return;
        }
        try {
            watch = desk.watch(this::see);
            wait = FIRST_WAIT;
            connected.run();
        } catch (IOException e) {
            LOG.debug("the service is not there", e);
            again();
        }
    }

    private void see(PromptEvent event) {
        listener.accept(event);
        if (event instanceof PromptEvent.Disconnected) {
            again();
        }
    }

    private synchronized void again() {
        if (!closed) {
            var _ = timer.schedule(this::connect, wait.toMillis(), TimeUnit.MILLISECONDS);
            wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(2) : LONGEST_WAIT;
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        watch.close();
    }
}
