package dev.chaperone.model.audit;

import java.util.Arrays;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A segment's header and the device's Ed25519 signature over its canonical bytes. Immutable. */
public final class SignedSegment {

    private final SegmentHeader header;
    private final byte[] signature;

    /** @throws IllegalArgumentException unless the signature has 64 bytes */
    public SignedSegment(SegmentHeader header, byte[] signature) {
        if (signature.length != Ed25519.SIGNATURE_LENGTH) {
            throw new IllegalArgumentException("segment signature has %d bytes, it must have %d"
                    .formatted(signature.length, Ed25519.SIGNATURE_LENGTH));
        }
        this.header = header;
        this.signature = signature.clone();
    }

    public SegmentHeader header() {
        return header;
    }

    /** A copy of the 64 bytes. */
    public byte[] signature() {
        return signature.clone();
    }

    /**
     * The canonical JSON {@code {"header":{…},"signature":"base64"}}: the entry central appends to its log, and the
     * wire form.
     *
     * @throws IllegalArgumentException if that is longer than {@link EntryBundle#MAX_ENTRY}
     */
    public byte[] logEntry() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("header", header.toJson());
        json.put("signature", StrictBase64.encode(signature));
        byte[] entry = CanonicalJson.encode(json);
        if (entry.length > EntryBundle.MAX_ENTRY) {
            throw new IllegalArgumentException(
                    "segment header has %d bytes, the limit is %d".formatted(entry.length, EntryBundle.MAX_ENTRY));
        }
        return entry;
    }

    /** @throws ProofException unless the bytes are exactly what {@link #logEntry} writes; checks no signature */
    public static SignedSegment parse(byte[] logEntry) throws ProofException {
        JsonNode json = CanonicalJson.decode(logEntry);
        JsonNode header = json.get("header");
        if (json.size() != 2 || header == null) {
            throw new ProofException("a signed segment has exactly a header and a signature");
        }
        try {
            byte[] signature = StrictBase64.decode(StrictJson.text(json, "signature"));
            return new SignedSegment(SegmentHeader.fromJson(header), signature);
        } catch (IllegalArgumentException e) {
            throw new ProofException("segment signature is malformed: " + e.getMessage(), e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SignedSegment segment
                && header.equals(segment.header)
                && Arrays.equals(signature, segment.signature);
    }

    @Override
    public int hashCode() {
        return header.hashCode();
    }

    @Override
    public String toString() {
        return "SignedSegment[" + header.device() + " " + header.number() + "]";
    }
}
