package dev.chaperone.model.policy;

import java.util.Locale;

/** Whether a permission that outlives the session needs the operating system to ask who the person is. */
public enum Confirm {
    NEVER,
    /** Where the system has such a question. */
    AVAILABLE,
    /** Where it has none, nobody can give such a permission. */
    ALWAYS;

    /** @param word as in the schema */
    static Confirm named(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
