package dev.chaperone.desktop.journal;

import dev.chaperone.model.audit.AuditEvent;
import dev.chaperone.model.audit.EventBody;
import dev.chaperone.model.audit.EventCodec;
import dev.chaperone.model.audit.SealedEvent;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Makes events out of what happened: id, device, sequence, time, user; and their salted form. Not safe for threads. */
final class EventStamp {

    /** Longest event, in bytes of canonical JSON; leaves room for salt and sealing in a record. */
    static final int MAX_EVENT = Frames.MAX_RECORD - 1024;

    /** Smaller steps back are how clocks are kept right. */
    private static final Duration STEP = Duration.ofMinutes(1);

    private final String device;
    private final JournalSource source;
    private Instant latest;

    /** @param latest when the newest event was written, by this device's clock */
    EventStamp(String device, JournalSource source, Instant latest) {
        this.device = device;
        this.source = source;
        this.latest = latest;
    }

    /** Tells once that the clock is behind what it was at the event before. */
    Optional<JournalFinding> clockSetBack() {
        Instant now = now();
        Instant before = latest;
        latest = now;
        return now.isBefore(before.minus(STEP))
                ? Optional.of(new JournalFinding(
                        JournalFinding.Kind.CLOCK_SET_BACK, "the clock went back from %s to %s".formatted(before, now)))
                : Optional.empty();
    }

    AuditEvent stamp(EventBody body, long sequence) {
        Instant now = now();
        String id = EventIds.next(now, source.random());
        return new AuditEvent(id, device, sequence, now, source.user(), body);
    }

    private Instant now() {
        return source.clock().instant().truncatedTo(ChronoUnit.MILLIS);
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
