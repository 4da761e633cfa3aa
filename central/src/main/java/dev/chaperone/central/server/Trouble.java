package dev.chaperone.central.server;

import dev.chaperone.central.log.HaltedException;
import java.nio.file.FileSystemException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A request that failed by our fault: one line for the administrator without paths, and one for whoever asked. */
final class Trouble {

    private static final Logger LOG = LoggerFactory.getLogger(Trouble.class);
    private static final Map<String, String> LATER = Map.of("Retry-After", "15");

    private Trouble() {}

    static Answer answer(Throwable e) {
        LOG.error("a request failed: {}", line(e));
        LOG.debug("a request failed", e);
        return Answer.text(
                        503,
                        e instanceof HaltedException
                                ? "the log signs nothing more until an administrator has looked"
                                : "the server can't do that now; try again later")
                .with(LATER);
    }

    /** In words, without the paths that Java's messages hold. */
    static String line(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (String.valueOf(cause.getMessage()).contains("No space left on device")) {
                return "the disk of the data folder is full; free some space";
            }
        }
        if (e instanceof FileSystemException file) {
            return "a file of the data folder can't be used (%s)".formatted(file.getReason());
        }
        return e instanceof RuntimeException ? e.getClass().getSimpleName() : String.valueOf(e.getMessage());
    }
}
