package dev.chaperone.model.sanitise;

/** Classes of characters, ASCII only: what is not ASCII is folded before, or is no part of a token. */
final class Letters {

    private Letters() {}

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    static boolean isWord(char c) {
        return isLetter(c) || isDigit(c) || c == '_';
    }

    /** The character, or a space beyond either end. */
    static char at(String text, int index) {
        return index >= 0 && index < text.length() ? text.charAt(index) : ' ';
    }

    /** @param kind a letter of {@code tokens.tsv} */
    static boolean is(char kind, char c) {
        return switch (kind) {
            case 'w' -> isWord(c);
            case 'd' -> isWord(c) || c == '-' || c == '.';
            case 'u' -> (c >= 'A' && c <= 'Z') || (c >= '2' && c <= '7') || isDigit(c);
            case 'n' -> isDigit(c);
            case 'b' -> isLetter(c) || isDigit(c) || c == '+' || c == '/' || c == '=' || c == '.' || c == '$';
            case 'h' -> isDigit(c) || (c >= 'a' && c <= 'f');
            default -> throw new IllegalArgumentException("no class of characters is called '%s'".formatted(kind));
        };
    }

    /** How many of lower case, upper case, digit, other the text has: 1 to 4. */
    static int variety(CharSequence text) {
        int lower = 0;
        int upper = 0;
        int digit = 0;
        int other = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            lower |= c >= 'a' && c <= 'z' ? 1 : 0;
            upper |= c >= 'A' && c <= 'Z' ? 1 : 0;
            digit |= isDigit(c) ? 1 : 0;
            other |= isLetter(c) || isDigit(c) ? 0 : 1;
        }
        return lower + upper + digit + other;
    }
}
