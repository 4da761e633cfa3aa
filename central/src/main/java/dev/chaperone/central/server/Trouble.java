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

    /** Tells laptops that it is not they who have to do something; they look at the log themselves. */
    private static final Map<String, String> HALTED = Map.of("Chaperone-Log", "halted", "Retry-After", "300");

    private Trouble() {}

    static Answer answer(Throwable e) {
        LOG.error("a request failed: {}", line(e));
        LOG.debug("a request failed", e);
        return e instanceof HaltedException
                ? Answer.text(503, "the log signs nothing more until an administrator has looked")
                        .with(HALTED)
                : Answer.text(503, "the server can't do that now; try again later")
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
