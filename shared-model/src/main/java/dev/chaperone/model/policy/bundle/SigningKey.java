package dev.chaperone.model.policy.bundle;

import dev.chaperone.model.audit.Ed25519;
import dev.chaperone.model.audit.ProofException;
import java.util.Base64;

/**
 * The public half of a key that signs policy.
 *
 * @param text base64 of its 32 bytes, as settings and roots write it
 */
public record SigningKey(String text) {

    /** @throws IllegalArgumentException if it is not the base64 of 32 bytes */
    public SigningKey {
        byte[] bytes = Base64.getDecoder().decode(text);
        if (bytes.length != Ed25519.KEY_LENGTH
                || !Base64.getEncoder().encodeToString(bytes).equals(text)) {
            throw new IllegalArgumentException("a policy key is the base64 of %d bytes".formatted(Ed25519.KEY_LENGTH));
        }
    }

    public static SigningKey of(byte[] raw) {
        return new SigningKey(Base64.getEncoder().encodeToString(raw));
    }

    /** A short name, for people and as a hint in envelopes. */
    public String id() {
        return Ed25519.keyId(Base64.getDecoder().decode(text));
    }

    boolean verifies(byte[] message, byte[] signature) {
        try {
            return Ed25519.verify(Base64.getDecoder().decode(text), message, signature);
        } catch (ProofException e) {
            return false; // an unusable key vouches for nothing
        }
    }
}
