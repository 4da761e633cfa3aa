package dev.chaperone.desktop.journal;

import java.time.Duration;

/** How one round of uploading ended. */
public sealed interface UploadResult {

    /**
     * Everything closed is in central's log, proven.
     *
     * @param uploaded segments that got their receipt in this round
     */
    record UpToDate(int uploaded) implements UploadResult {}

    /** To be tried again after {@code delay}: no connection, a busy server, or a receipt that is not ready. */
    record Later(Duration delay, String reason) implements UploadResult {}

    /** Something is wrong that waiting does not heal; {@link FileJournal#findings()} or the reason says what. */
    record Stopped(String reason) implements UploadResult {}
}
