package dev.chaperone.desktop.journal;

import dev.chaperone.model.audit.AuditEvent;
import dev.chaperone.model.audit.EventBody;
import java.io.IOException;

/** Where events go first. */
public interface Journal {

    /**
     * Writes an event and returns when it is safe on disk (fsync, possibly shared with other callers). Callable from
     * many threads; blocks until done.
     *
     * @throws IOException if it could not be made safe; the caller must then deny
     */
    AuditEvent append(EventBody body) throws IOException;
}
