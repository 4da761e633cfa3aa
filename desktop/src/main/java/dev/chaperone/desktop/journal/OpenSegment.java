package dev.chaperone.desktop.journal;

import dev.chaperone.desktop.device.DeviceIdentity;
import dev.chaperone.model.audit.Hash;
import dev.chaperone.model.audit.SealedEvent;
import dev.chaperone.model.audit.SegmentHeader;
import dev.chaperone.model.audit.Segments;
import dev.chaperone.model.audit.SignedSegment;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The segment that still grows. Not safe for threads; {@link FileJournal} guards it. */
final class OpenSegment {

    private final long number;
    private final long firstSequence;
    private final Hash previous;
    private final List<SealedEvent> events;
    private Hash last;
    private long bytes;

    /** A state to return to. */
    record Mark(int events, Hash last, long bytes) {}

    /** Goes on with what {@code file} holds; nothing in it for a new one. */
    OpenSegment(long number, long firstSequence, Hash previous, SegmentFile file) {
        this.number = number;
        this.firstSequence = firstSequence;
        this.previous = previous;
        this.events = new ArrayList<>(file.events());
        this.last = file.last();
        this.bytes = file.goodBytes();
    }

    /** The one that follows {@code header}. */
    static OpenSegment after(SegmentHeader header) {
        return new OpenSegment(header.number() + 1, header.lastSequence() + 1, header.hash(), nothing(header.hash()));
    }

    static SegmentFile nothing(Hash previous) {
        return new SegmentFile(List.of(), 0, previous, SegmentFile.Ending.CLEAN);
    }

    long number() {
        return number;
    }

    long nextSequence() {
        return firstSequence + events.size();
    }

    boolean isEmpty() {
        return events.isEmpty();
    }

    boolean isFull(JournalLimits limits) {
        return events.size() >= limits.segmentEvents() || bytes >= limits.segmentBytes();
    }

    /** Length of the file once everything added is written. */
    long bytes() {
        return bytes;
    }

    Mark mark() {
        return new Mark(events.size(), last, bytes);
    }

    void rollBack(Mark mark) {
        events.subList(mark.events(), events.size()).clear();
        last = mark.last();
        bytes = mark.bytes();
    }

    /** Takes {@code event}, whose record is {@code data}, as the next one. */
    void add(SealedEvent event, byte[] data) {
        events.add(event);
        last = Hash.sha256(data);
        bytes += Frames.OVERHEAD + data.length;
    }

    byte[] seal(SealedEvent event, RecordCipher cipher) throws IOException {
        return cipher.seal(event, nextSequence(), last);
    }

    SignedSegment sign(DeviceIdentity identity, Instant now, String policyVersion) throws IOException {
        SegmentHeader header = new SegmentHeader(
                identity.deviceId(),
                identity.keyId(),
                number,
                firstSequence,
                nextSequence() - 1,
                events.size(),
                previous,
                Segments.root(events),
                now,
                policyVersion);
        try {
            return new SignedSegment(header, identity.sign(header.canonicalBytes()));
        } catch (GeneralSecurityException e) {
            throw new IOException("segment %d can't be signed; restart the service".formatted(number), e);
        }
    }
}
