package dev.chaperone.model.policy.bundle;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A payload with signatures over it and its type (DSSE v1, github.com/secure-systems-lab/dsse). */
final class Envelope {

    private static final int MAX_SIGNATURES = 16;

    private final String type;
    private final byte[] payload;
    private final List<Signature> signatures;

    /**
     * @param key whose it claims to be, so that not every key has to be tried
     * @param base64 the signature
     */
    private record Signature(String key, String base64) {}

    private Envelope(String type, byte[] payload, List<Signature> signatures) {
        this.type = type;
        this.payload = payload.clone();
        this.signatures = List.copyOf(signatures);
    }

    static Envelope read(JsonNode node, String wantedType) throws BundleException {
        JsonNode envelope = BundleJson.object(node, "an envelope", Set.of("payloadType", "payload", "signatures"));
        String type = BundleJson.text(envelope, "payloadType");
        if (!type.equals(wantedType)) {
            throw new BundleException("an envelope holds '%s', here belongs '%s'".formatted(type, wantedType));
        }
        List<Signature> signatures = new ArrayList<>();
        for (JsonNode signature : BundleJson.list(envelope, "signatures", MAX_SIGNATURES)) {
            JsonNode fields = BundleJson.object(signature, "a signature", Set.of("keyid", "sig"));
            signatures.add(new Signature(BundleJson.text(fields, "keyid"), BundleJson.text(fields, "sig")));
        }
        return new Envelope(type, BundleJson.bytes(envelope, "payload"), signatures);
    }

    static ObjectNode sign(String type, byte[] payload, List<PolicySigner> signers) throws GeneralSecurityException {
        ObjectNode envelope = BundleJson.MAPPER.createObjectNode();
        envelope.put("payloadType", type);
        envelope.put("payload", Base64.getEncoder().encodeToString(payload));
        ArrayNode signatures = envelope.putArray("signatures");
        for (PolicySigner signer : signers) {
            signatures
                    .addObject()
                    .put("keyid", signer.key().id())
                    .put("sig", Base64.getEncoder().encodeToString(signer.sign(signed(type, payload))));
        }
        return envelope;
    }

    byte[] payload() {
        return payload.clone();
    }

    /** @throws BundleException unless enough different ones of these keys have signed */
    void require(Set<SigningKey> keys, int threshold, String what) throws BundleException {
        byte[] message = signed(type, payload);
        Set<SigningKey> signers = new HashSet<>();
        for (Signature signature : signatures) {
            byte[] bytes = BundleJson.bytes(signature.base64(), "sig");
            keys.stream()
                    .filter(key -> key.id().equals(signature.key()) && key.verifies(message, bytes))
                    .forEach(signers::add);
        }
        if (signers.size() < threshold) {
            throw new BundleException(
                    "%s has %d good signatures of keys this laptop trusts, %d are needed; have it signed"
                            .formatted(what, signers.size(), threshold));
        }
    }

    /** What is signed (PAE). Lengths are in it, so no type and payload can be cut differently. */
    private static byte[] signed(String type, byte[] payload) {
        byte[] head = "DSSEv1 %d %s %d "
                .formatted(type.getBytes(StandardCharsets.UTF_8).length, type, payload.length)
                .getBytes(StandardCharsets.UTF_8);
        byte[] message = new byte[head.length + payload.length];
        System.arraycopy(head, 0, message, 0, head.length);
        System.arraycopy(payload, 0, message, head.length, payload.length);
        return message;
    }
}
