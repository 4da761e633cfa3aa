package dev.chaperone.desktop.journal;

/**
 * How much the journal holds.
 *
 * @param segmentEvents a segment closes at this many events
 * @param segmentBytes a segment closes at this many bytes on disk
 * @param spoolBytes when events take this many bytes on disk, nothing more is accepted
 * @param keptEvents uploaded events that stay for {@code audit list} and {@code why}
 */
public record JournalLimits(int segmentEvents, int segmentBytes, long spoolBytes, int keptEvents) {

    public static final JournalLimits STANDARD = new JournalLimits(50, 256 * 1024, 64L * 1024 * 1024, 200);

    /** @throws FullException in one plain line, if {@code more} bytes beside {@code used} are too much */
    void requireRoom(long used, int more) throws FullException {
        if (used + more > spoolBytes) {
            throw new FullException(
                    "the journal is full (%d of %d bytes wait for upload); connect this device to central"
                            .formatted(used, spoolBytes));
        }
    }
}
