package dev.chaperone.model.sanitise.scan;

/** Characters that betray an encoding. Whether a text has any is known after one pass. */
public enum Sign {
    BACKSLASH("\\", 4),
    PERCENT("%", 8),
    AMPERSAND("&", 16),
    /** What may end a literal that another goes on with. */
    QUOTE("\"'`", 32),
    /** Beyond ASCII. */
    FOREIGN("", 64);

    private final String characters;
    /** Below these, a table of characters has their kind. */
    private final int bit;

    Sign(String characters, int bit) {
        this.characters = characters;
        this.bit = bit;
    }

    String characters() {
        return characters;
    }

    int bit() {
        return bit;
    }
}
