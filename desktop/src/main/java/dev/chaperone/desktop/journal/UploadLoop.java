package dev.chaperone.desktop.journal;

import java.io.IOException;
import java.time.Duration;
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

    /** How often a device without events looks whether the log still is what it was. */
    private static final Duration LOOK_AGAIN = Duration.ofHours(1);

    private static final Duration AFTER_STOP = Duration.ofMinutes(5);
    private static final Duration AFTER_LOCAL_FAILURE = Duration.ofSeconds(30);

    private final FileJournal journal;
    private final SegmentUploader uploader;
    private final Pace pace = new Pace(System::nanoTime);
    private final BackgroundLoop loop = new BackgroundLoop("evidence-upload", this::run);
    private volatile String lastReason = "";

    public UploadLoop(FileJournal journal, SegmentUploader uploader) {
        this.journal = journal;
        this.uploader = uploader;
    }

    /** Begins with what an earlier run left behind. Once only. */
    public void start() {
        journal.onAppend(loop::wake);
        loop.wake();
        loop.start();
    }

    /** Breaks off the request under way, if any; nothing is lost, the next start resumes. */
    @Override
    public void close() {
        loop.close();
    }

    /** Why events wait, in one plain line; empty if they don't. */
    public String problem() {
        return lastReason;
    }

    private void run() throws InterruptedException {
        while (awaitEvents()) {
            Duration wait = round();
            while (!wait.isZero() && loop.rest(wait)) {
                wait = round();
            }
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
        if (loop.restUntilWoken(LOOK_AGAIN) == BackgroundLoop.End.TIME_OVER) {
            uploader.compareAgain();
        }
        return loop.rest(GATHER);
    }
}
