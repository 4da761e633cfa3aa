package dev.chaperone.model.audit;

import java.time.Instant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a device commits to for a run of its events.
 *
 * @param keyId {@link Ed25519#keyId} of the device's audit key
 * @param number 1, 2, 3 … without a hole, per device
 * @param firstSequence sequence of the first event
 * @param lastSequence sequence of the last event
 * @param count events, {@code lastSequence - firstSequence + 1}
 * @param previous SHA-256 of the previous header's canonical bytes, {@link Hash#ZERO} for the first
 * @param root RFC 6962 root over the commitments of the events
 * @param closedAt the device's clock, milliseconds precision
 * @param policyVersion the policy in force when it was closed, possibly empty
 */
public record SegmentHeader(
        String device,
        String keyId,
        long number,
        long firstSequence,
        long lastSequence,
        int count,
        Hash previous,
        Hash root,
        Instant closedAt,
        String policyVersion) {

    // Signed along, so that the signature can't be taken for one over another kind of text.
    private static final String FORMAT = "chaperone-segment@v1";
    private static final int FIELDS = 11;

    /** @throws IllegalArgumentException if the numbers don't fit together */
    public SegmentHeader {
        if (number < 1 || firstSequence < 1 || count < 1 || lastSequence != firstSequence + count - 1) {
            throw new IllegalArgumentException("segment %d can't have %d events from %d to %d"
                    .formatted(number, count, firstSequence, lastSequence));
        }
        if ((number == 1) != previous.equals(Hash.ZERO)) {
            throw new IllegalArgumentException("segment %d has no fitting previous hash".formatted(number));
        }
    }

    /** What is signed, and what the next header's {@code previous} is the SHA-256 of. */
    public byte[] canonicalBytes() {
        return CanonicalJson.encode(toJson());
    }

    /** The next header's {@code previous}. */
    public Hash hash() {
        return Hash.sha256(canonicalBytes());
    }

    ObjectNode toJson() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("format", FORMAT)
                .put("device", device)
                .put("keyId", keyId)
                .put("number", number)
                .put("firstSequence", firstSequence)
                .put("lastSequence", lastSequence)
                .put("count", count)
                .put("previous", previous.base64())
                .put("root", root.base64())
                .put("closedAt", Timestamps.format(closedAt))
                .put("policyVersion", policyVersion);
    }

    static SegmentHeader fromJson(JsonNode json) throws ProofException {
        if (json.size() != FIELDS || !StrictJson.text(json, "format").equals(FORMAT)) {
            throw new ProofException("segment header is not of the format '%s'".formatted(FORMAT));
        }
        try {
            return new SegmentHeader(
                    StrictJson.text(json, "device"),
                    StrictJson.text(json, "keyId"),
                    StrictJson.integer(json, "number"),
                    StrictJson.integer(json, "firstSequence"),
                    StrictJson.integer(json, "lastSequence"),
                    Math.toIntExact(StrictJson.integer(json, "count")),
                    Hash.ofBase64(StrictJson.text(json, "previous")),
                    Hash.ofBase64(StrictJson.text(json, "root")),
                    Timestamps.parse(StrictJson.text(json, "closedAt")),
                    StrictJson.text(json, "policyVersion"));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new ProofException("segment header is malformed: " + e.getMessage(), e);
        }
    }
}
