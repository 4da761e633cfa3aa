package dev.chaperone.model.action;

/** Identifiers come from agents, so their length and characters are bounded before they reach a log or a window. */
final class Identifiers {

    private static final int MAX_LENGTH = 128;

    private Identifiers() {}

    static void check(String what, String value) {
        if (value.isBlank() || value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "%s has %d characters, 1 to %d are allowed".formatted(what, value.length(), MAX_LENGTH));
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("%s holds a control character".formatted(what));
        }
    }
}
