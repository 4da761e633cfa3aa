package dev.chaperone.model.sanitise;

import dev.chaperone.model.sanitise.restore.Vault;
import java.util.Arrays;

/** The secret that makes placeholders stable within a session and unlinkable between sessions. */
public final class PlaceholderKey {

    private static final int MIN_LENGTH = 16;

    private final byte[] bytes;

    /** @throws IllegalArgumentException if there are fewer than 16 bytes */
    public PlaceholderKey(byte[] bytes) {
        if (bytes.length < MIN_LENGTH) {
            throw new IllegalArgumentException(
                    "a placeholder key needs at least %d bytes, got %d".formatted(MIN_LENGTH, bytes.length));
        }
        this.bytes = Arrays.copyOf(bytes, bytes.length);
    }

    /** An empty vault whose placeholders this key makes. */
    public Vault newVault() {
        return new Vault(bytes);
    }

    @Override
    public String toString() {
        return "PlaceholderKey[redacted]";
    }
}
