package dev.chaperone.model.sanitise;

import dev.chaperone.model.sanitise.restore.Vault;
import java.util.Arrays;
import java.util.function.Consumer;

/** The secret that makes placeholders stable within a session and unlinkable between sessions. */
public final class PlaceholderKey {

    private static final int MIN_LENGTH = 16;
    private static final int FRESH_LENGTH = 32;

    private final byte[] bytes;

    /** @throws IllegalArgumentException if there are fewer than 16 bytes */
    public PlaceholderKey(byte[] bytes) {
        if (bytes.length < MIN_LENGTH) {
            throw new IllegalArgumentException(
                    "a placeholder key needs at least %d bytes, got %d".formatted(MIN_LENGTH, bytes.length));
        }
        this.bytes = Arrays.copyOf(bytes, bytes.length);
    }

    /**
     * A new key.
     *
     * @param random fills what it is given with randomness that nobody can guess, such as
     *     {@code SecureRandom::nextBytes}
     */
    public static PlaceholderKey fresh(Consumer<byte[]> random) {
        byte[] bytes = new byte[FRESH_LENGTH];
        random.accept(bytes);
        return new PlaceholderKey(bytes);
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
