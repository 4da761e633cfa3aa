package dev.chaperone.desktop.journal;

import dev.chaperone.model.audit.AuditEvent;
import dev.chaperone.model.audit.SealedEvent;
import java.util.Optional;

/**
 * An event as the journal holds it.
 *
 * @param segment number of the segment it is in
 * @param standing how far its way to central has come
 * @param event empty if its kind is not known to this version; {@code sealed} then still has its JSON
 */
public record JournalEntry(long segment, Standing standing, SealedEvent sealed, Optional<AuditEvent> event) {

    /** How well an event is proven. */
    public enum Standing {
        /** On this disk, chained and encrypted. */
        WRITTEN,
        /** In a segment this device signed. */
        SIGNED,
        /** In central's log; there is a receipt. */
        RECEIPTED
    }
}
