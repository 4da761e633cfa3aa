package dev.chaperone.model.audit;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** Checks segments against their events, their key and each other. */
public final class Segments {

    private Segments() {}

    /** The root a header must carry for {@code events}. */
    public static Hash root(List<SealedEvent> events) {
        return Merkle.root(events.stream().map(SealedEvent::commitment).toList());
    }

    /**
     * Checks signature, key id, count, root, and that every event is canonical, of this device and next in sequence.
     * Events of unknown types pass.
     *
     * @param publicKey the device's audit key, 32 raw bytes
     * @throws ProofException naming the first thing that does not fit
     */
    public static void verify(SignedSegment segment, List<SealedEvent> events, byte[] publicKey) throws ProofException {
        SegmentHeader header = segment.header();
        verifySignature(segment, publicKey);
        require(header.count() == events.size(), header, "promises another number of events than it has");
        require(header.root().equals(root(events)), header, "has other events than those it commits to");
        long sequence = header.firstSequence();
        for (SealedEvent event : events) {
            verifyEvent(event, header, sequence++);
        }
    }

    /** Checks the signature alone; for when the events are gone. */
    public static void verifySignature(SignedSegment segment, byte[] publicKey) throws ProofException {
        SegmentHeader header = segment.header();
        require(header.keyId().equals(Ed25519.keyId(publicKey)), header, "names another key than the device's");
        require(
                Ed25519.verify(publicKey, header.canonicalBytes(), segment.signature()),
                header,
                "has a wrong signature");
    }

    /** Checks that {@code next} continues {@code previous} without a hole. */
    public static void verifyChain(SegmentHeader previous, SegmentHeader next) throws ProofException {
        require(next.device().equals(previous.device()), next, "is of another device than the one before");
        require(next.number() == previous.number() + 1, next, "does not follow segment " + previous.number());
        require(next.firstSequence() == previous.lastSequence() + 1, next, "leaves a hole in the event sequence");
        require(next.previous().equals(previous.hash()), next, "does not chain to the segment before");
    }

    private static void verifyEvent(SealedEvent event, SegmentHeader header, long sequence) throws ProofException {
        JsonNode json = event.json();
        require(StrictJson.text(json, "device").equals(header.device()), header, "holds an event of another device");
        require(StrictJson.integer(json, "sequence") == sequence, header, "holds an event out of sequence");
    }

    private static void require(boolean condition, SegmentHeader header, String problem) throws ProofException {
        if (!condition) {
            throw new ProofException("segment %d of device %s %s".formatted(header.number(), header.device(), problem));
        }
    }
}
