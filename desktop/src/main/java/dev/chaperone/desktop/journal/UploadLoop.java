package dev.chaperone.desktop.journal;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Uploads by itself: a moment after an event, or later in a storm, so that many share a segment, and again after every
 * wait central or a failure asks for. One virtual thread, which {@link #close} ends.
 */
public final class UploadLoop implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(UploadLoop.class);

    /** How long events gather before they are sent. */
    private static final Duration GATHER = Duration.ofMillis(300);

    private static final Duration LONGEST_END = Duration.ofSeconds(10);

    /** How often a device without events looks whether the log still is what it was. */
    private static final Duration LOOK_AGAIN = Duration.ofHours(1);

    private static final Duration AFTER_STOP = Duration.ofMinutes(5);
    private static final Duration AFTER_LOCAL_FAILURE = Duration.ofSeconds(30);

    private final FileJournal journal;
    private final SegmentUploader uploader;
    private final Pace pace = new Pace(System::nanoTime);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Thread thread;
    private boolean appended = true;
    private boolean closed;
    private volatile String lastReason = "";

    public UploadLoop(FileJournal journal, SegmentUploader uploader) {
        this.journal = journal;
        this.uploader = uploader;
        this.thread = Thread.ofVirtual().name("evidence-upload").unstarted(this::run);
    }

    /** Begins with what an earlier run left behind. Once only. */
    public void start() {
        journal.onAppend(this::wake);
        thread.start();
    }

    /** Breaks off the request under way, if any; nothing is lost, the next start resumes. */
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
        awaitEnd();
    }

    /** The journal's files must be nobody's when the next service takes them. */
    private void awaitEnd() {
        try {
            if (thread.getState() != Thread.State.NEW && !thread.join(LONGEST_END)) {
                LOG.warn("the upload under way did not end in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Why events wait, in one plain line; empty if they don't. */
    public String problem() {
        return lastReason;
    }

    private void wake() {
        lock.lock();
        try {
            appended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try {
            while (awaitEvents()) {
                Duration wait = round();
                while (!wait.isZero() && rest(wait)) {
                    wait = round();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** How long to wait before the same again; zero if all is done. */
    private Duration round() {
        try {
            Duration next = closeSegment();
            return switch (uploader.uploadClosed()) {
                case UploadResult.UpToDate _ -> told("", next);
                case UploadResult.Later(var delay, var reason) -> told(reason, delay);
                case UploadResult.Stopped(var reason) -> told(reason, AFTER_STOP);
            };
        } catch (IOException e) {
            return told(String.valueOf(e.getMessage()), AFTER_LOCAL_FAILURE);
        }
    }

    /** Unless it should gather more. Returns when it may go if it may not now. */
    private Duration closeSegment() throws IOException {
        boolean full = journal.isSegmentFull();
        if (!full && !pace.delay().isZero()) {
            return pace.delay();
        }
        if (journal.closeSegment().isPresent() && !full) {
            pace.spend();
        }
        return Duration.ZERO;
    }

    private Duration told(String reason, Duration wait) {
        if (!reason.equals(lastReason) && !reason.isEmpty()) {
            LOG.warn("evidence is not uploaded: {}", reason);
        }
        lastReason = reason;
        return wait;
    }

    private boolean awaitEvents() throws InterruptedException {
        lock.lock();
        try {
            long nanos = LOOK_AGAIN.toNanos();
            while (!appended && !closed && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            appended = false;
            if (nanos <= 0) {
                uploader.compareAgain();
            }
        } finally {
            lock.unlock();
        }
        return rest(GATHER);
    }

    /** Waits whatever is appended; false if closed meanwhile. */
    private boolean rest(Duration wait) throws InterruptedException {
        lock.lock();
        try {
            long nanos = wait.toNanos();
            while (!closed && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }
}
