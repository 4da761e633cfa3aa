package dev.chaperone.desktop.journal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Records that share one write and one fsync. Not safe for threads; {@link FileJournal} guards it. */
final class Batch {

    private final OpenSegment.Mark start;
    private final ByteArrayOutputStream frames = new ByteArrayOutputStream();
    private boolean settled;
    private @Nullable IOException failure;
    private long reportedRefusals;

    /** @param start where the segment stands before the first record */
    Batch(OpenSegment.Mark start) {
        this.start = start;
    }

    OpenSegment.Mark start() {
        return start;
    }

    void add(byte[] frame) {
        frames.writeBytes(frame);
    }

    boolean isEmpty() {
        return frames.size() == 0;
    }

    int size() {
        return frames.size();
    }

    byte[] bytes() {
        return frames.toByteArray();
    }

    /** Remembers that a gap event for this many refused events is among the records. */
    void reportsRefusals(long count) {
        reportedRefusals += count;
    }

    long reportedRefusals() {
        return reportedRefusals;
    }

    void succeed() {
        settled = true;
    }

    void fail(IOException cause) {
        settled = true;
        failure = cause;
    }

    boolean isSettled() {
        return settled;
    }

    void requireSuccess() throws IOException {
        if (failure != null) {
            throw new IOException(failure.getMessage(), failure);
        }
    }
}
