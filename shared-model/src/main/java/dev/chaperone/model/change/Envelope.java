package dev.chaperone.model.change;

import dev.chaperone.model.audit.CanonicalJson;
import dev.chaperone.model.audit.Ed25519;
import dev.chaperone.model.audit.Hash;
import dev.chaperone.model.audit.ProofException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A statement with one signature: DSSE v1.0 (github.com/secure-systems-lab/dsse), as JSON in its canonical form.
 *
 * @param payload the statement, canonical JSON
 * @param keyId names the key, and proves nothing
 * @param signature over {@link #signed(byte[])}
 */
@SuppressWarnings("ArrayRecordComponent") // compared by digest() only
public record Envelope(byte[] payload, String keyId, byte[] signature) {

    /** Largest envelope read, in bytes. */
    public static final int MAX_BYTES = 48 * 1024;

    private static final String TYPE = "application/vnd.in-toto+json";

    /** What is signed: DSSE's pre-authentication encoding of the payload and its type. */
    public static byte[] signed(byte[] payload) {
        byte[] head = "DSSEv1 %d %s %d "
                .formatted(TYPE.length(), TYPE, payload.length)
                .getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[head.length + payload.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(payload, 0, all, head.length, payload.length);
        return all;
    }

    /** @throws ProofException unless it is one envelope of ours with one signature */
    public static Envelope parse(byte[] json) throws ProofException {
        if (json.length > MAX_BYTES) {
            throw new ProofException("an envelope has %d bytes, the limit is %d".formatted(json.length, MAX_BYTES));
        }
        JsonNode node = CanonicalJson.decode(json);
        JsonNode signatures = node.path("signatures");
        if (!TYPE.equals(Fields.text(node, "payloadType")) || signatures.size() != 1) {
            throw new ProofException("an envelope must hold one in-toto statement and one signature");
        }
        return new Envelope(
                base64(node, "payload"), Fields.text(signatures.get(0), "keyid"), base64(signatures.get(0), "sig"));
    }

    public byte[] encode() {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("payload", Base64.getEncoder().encodeToString(payload))
                .put("payloadType", TYPE);
        node.putArray("signatures")
                .addObject()
                .put("keyid", keyId)
                .put("sig", Base64.getEncoder().encodeToString(signature));
        return CanonicalJson.encode(node);
    }

    /** Whether a device's key signed it. @throws ProofException if the key is none */
    public boolean isSignedBy(byte[] publicKey) throws ProofException {
        return Ed25519.verify(publicKey, signed(payload), signature);
    }

    /** Of the whole envelope: what was sent twice is the same. */
    public Hash digest() {
        return Hash.sha256(encode());
    }

    private static byte[] base64(JsonNode node, String field) throws ProofException {
        try {
            return Base64.getDecoder().decode(Fields.text(node, field));
        } catch (IllegalArgumentException e) {
            throw new ProofException("field '%s' is not base64".formatted(field), e);
        }
    }
}
