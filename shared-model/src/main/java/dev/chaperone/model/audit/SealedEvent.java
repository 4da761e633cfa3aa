package dev.chaperone.model.audit;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An event's canonical bytes with the salt that keeps its commitment from being guessed. Immutable. */
public final class SealedEvent {

    /** Bytes of salt, fresh and random for each event. */
    public static final int SALT_LENGTH = 16;

    private final byte[] canonicalEvent;
    private final byte[] salt;

    /** Parsed from the same bytes, to be done once; nobody may change it. */
    private volatile @Nullable JsonNode json;

    /** @throws IllegalArgumentException unless the salt has 16 bytes */
    public SealedEvent(byte[] canonicalEvent, byte[] salt) {
        if (salt.length != SALT_LENGTH) {
            throw new IllegalArgumentException(
                    "salt has %d bytes, it must have %d".formatted(salt.length, SALT_LENGTH));
        }
        this.canonicalEvent = canonicalEvent.clone();
        this.salt = salt.clone();
    }

    /** A copy. */
    public byte[] canonicalEvent() {
        return canonicalEvent.clone();
    }

    /** An event whose bytes were just read. */
    static SealedEvent of(byte[] canonicalEvent, JsonNode read, byte[] salt) {
        SealedEvent event = new SealedEvent(canonicalEvent, salt);
        event.json = read;
        return event;
    }

    /**
     * The event as a tree, which must not be changed.
     *
     * @throws ProofException if the bytes are not canonical JSON
     */
    public JsonNode json() throws ProofException {
        JsonNode known = json;
        if (known == null) {
            known = CanonicalJson.decode(canonicalEvent);
            json = known;
        }
        return known;
    }

    /** A copy. */
    public byte[] salt() {
        return salt.clone();
    }

    /** RFC 6962 leaf hash of salt and event; what the segment's root is built from. */
    public Hash commitment() {
        byte[] salted = Arrays.copyOf(salt, salt.length + canonicalEvent.length);
        System.arraycopy(canonicalEvent, 0, salted, salt.length, canonicalEvent.length);
        return Merkle.leafHash(salted);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SealedEvent event
                && Arrays.equals(canonicalEvent, event.canonicalEvent)
                && Arrays.equals(salt, event.salt);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(canonicalEvent);
    }

    @Override
    public String toString() {
        return "SealedEvent[" + canonicalEvent.length + " bytes]";
    }
}
