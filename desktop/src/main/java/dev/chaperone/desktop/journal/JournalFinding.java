package dev.chaperone.desktop.journal;

import dev.chaperone.model.audit.EventBody;
import java.util.Locale;

/**
 * Something about the evidence that a person should look at.
 *
 * @param kind what it is
 * @param detail one plain line with numbers and file names, never event content
 */
public record JournalFinding(Kind kind, String detail) {

    /** What can be wrong. */
    public enum Kind {
        /** The service was killed while writing; what was not acknowledged is gone. */
        TORN_TAIL,
        /** A file is not what was written. */
        TAMPERED,
        /** Something that was written is not there any more. */
        MISSING,
        /** This disk or central is in an older state than the other one has seen. */
        SET_BACK,
        /** Central has another segment under one of our numbers. */
        EQUIVOCATION,
        /** Central's log shows two histories, or fewer entries than before. */
        FORKED_LOG,
        /** A receipt does not prove what it should. */
        BAD_RECEIPT,
        /** Central refuses a segment for good. */
        REFUSED,
        /** The device's clock went back; order is told by sequence, not by time. */
        CLOCK_SET_BACK
    }

    /** The event that puts it into the evidence itself. */
    EventBody.EvidenceAlarm alarm() {
        return new EventBody.EvidenceAlarm(kind.name().toLowerCase(Locale.ROOT).replace('_', '-'), detail);
    }
}
