package dev.chaperone.desktop.journal;

import java.io.IOException;
import java.io.RandomAccessFile;
import org.jspecify.annotations.Nullable;

/** The one file events are appended to. One thread at a time. */
final class SpoolFile {

    private final SegmentStore store;
    private @Nullable RandomAccessFile file;

    SpoolFile(SegmentStore store) {
        this.store = store;
    }

    /** Writes {@code frames} at {@code start} of segment {@code number}; they are on disk when it returns. */
    void write(long number, long start, byte[] frames) throws IOException {
        RandomAccessFile events = file;
        if (events == null) {
            events = store.openEvents(number);
            file = events;
        }
        events.seek(start);
        events.write(frames);
        events.getFD().sync();
    }

    /** Drops what a failed write may have left, so that the next one starts from what is known to be on disk. */
    void truncate(long number, long length) throws IOException {
        close();
        try (RandomAccessFile events = store.openEvents(number)) {
            events.setLength(length);
            events.getFD().sync();
        }
    }

    /** The next write may be to another segment. */
    void close() throws IOException {
        RandomAccessFile events = file;
        file = null;
        if (events != null) {
            events.close();
        }
    }
}
