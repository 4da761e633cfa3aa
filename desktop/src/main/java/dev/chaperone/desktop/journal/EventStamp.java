package dev.chaperone.desktop.journal;

import dev.chaperone.model.audit.AuditEvent;
import dev.chaperone.model.audit.EventBody;
import dev.chaperone.model.audit.EventCodec;
import dev.chaperone.model.audit.SealedEvent;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Makes events out of what happened: id, device, sequence, time, user; and their salted form. */
final class EventStamp {

    /** Longest event, in bytes of canonical JSON; leaves room for salt and sealing in a record. */
    static final int MAX_EVENT = Frames.MAX_RECORD - 1024;

    private final String device;
    private final JournalSource source;

    EventStamp(String device, JournalSource source) {
        this.device = device;
        this.source = source;
    }

    AuditEvent stamp(EventBody body, long sequence) {
        Instant now = source.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        String id = EventIds.next(now, source.random());
        return new AuditEvent(id, device, sequence, now, source.user(), body);
    }

    SealedEvent salted(AuditEvent event) throws IOException {
        byte[] salt = new byte[SealedEvent.SALT_LENGTH];
        source.random().nextBytes(salt);
        return new SealedEvent(encode(event), salt);
    }

    /** Bytes the event will take, about. */
    int length(EventBody body, long sequence) throws IOException {
        return encode(stamp(body, sequence)).length;
    }

    private static byte[] encode(AuditEvent event) throws IOException {
        try {
            return requireShort(EventCodec.encode(event));
        } catch (IllegalArgumentException e) {
            throw new IOException(
                    "a %s event can't be written: %s".formatted(event.body().type(), e.getMessage()), e);
        }
    }

    private static byte[] requireShort(byte[] event) throws IOException {
        if (event.length > MAX_EVENT) {
            throw new IOException("an event has %d bytes, the limit is %d".formatted(event.length, MAX_EVENT));
        }
        return event;
    }
}
