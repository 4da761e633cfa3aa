package dev.chaperone.model.audit;

import java.util.Arrays;

/** An event's canonical bytes with the salt that keeps its commitment from being guessed. Immutable. */
public final class SealedEvent {

    /** Bytes of salt, fresh and random for each event. */
    public static final int SALT_LENGTH = 16;

    private final byte[] canonicalEvent;
    private final byte[] salt;

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
