package dev.chaperone.desktop.journal;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One virtual thread that works and rests in turn, until closed. Whoever has work for it wakes it. {@link #wake} and
 * {@link #close} may be called by any thread, the two rests only by its own.
 */
public final class BackgroundLoop implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundLoop.class);

    private static final Duration LONGEST_END = Duration.ofSeconds(10);

    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean woken;
    private boolean closed;

    /** What the thread does; it ends when a rest says that the loop is closed. */
    public interface Work {
        void run() throws InterruptedException;
    }

    /** Why a rest ended. */
    public enum End {
        WOKEN,
        TIME_OVER,
        CLOSED
    }

    public BackgroundLoop(String name, Work work) {
        this.thread = Thread.ofVirtual().name(name).unstarted(() -> {
            try {
                work.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Once only. */
    public void start() {
        thread.start();
    }

    public void wake() {
        lock.lock();
        try {
            woken = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Interrupts what is under way and waits for its end, ten seconds at most: its files may be another's next. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        thread.interrupt();
        try {
            if (thread.getState() != Thread.State.NEW && !thread.join(LONGEST_END)) {
                LOG.warn("{}: what was under way did not end in time", thread.getName());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Rests until woken; being woken before counts, once. */
    public End restUntilWoken(Duration longest) throws InterruptedException {
        lock.lock();
        try {
            long nanos = longest.toNanos();
            while (!woken && !closed && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            End end = closed ? End.CLOSED : woken ? End.WOKEN : End.TIME_OVER;
            woken = false;
            return end;
        } finally {
            lock.unlock();
        }
    }

    /** Rests whoever calls meanwhile; false if closed. */
    public boolean rest(Duration time) throws InterruptedException {
        lock.lock();
        try {
            long nanos = time.toNanos();
            while (!closed && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }
}
