package dev.chaperone.model.sanitise.scan;

/** Classes of characters, ASCII only: what is not ASCII is folded before, or is no part of a token. */
public final class Letters {

    private Letters() {}

    public static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    public static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    public static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }

    public static boolean isLower(char c) {
        return c >= 'a' && c <= 'z';
    }

    public static boolean isAlnum(char c) {
        return isLetter(c) || isDigit(c);
    }

    public static boolean isWord(char c) {
        return isLetter(c) || isDigit(c) || c == '_';
    }

    public static boolean isHex(char c) {
        return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }

    /** The quotes of code, and the private character that the envelope view puts for a quote of the envelope itself. */
    public static boolean isQuote(char c) {
        return c == '"' || c == '\'' || c == '`' || c == ENVELOPE_QUOTE;
    }

    /** Stands for the quotes around a JSON string, which no character within the string can end. */
    public static final char ENVELOPE_QUOTE = '\uE001';

    /** The character, or a space beyond either end. */
    public static char at(CharSequence text, int index) {
        return index >= 0 && index < text.length() ? text.charAt(index) : ' ';
    }

    /**
     * Whether a word may begin at {@code index}: no letter or digit stands before it, or the one that does belongs to
     * an escape such as {@code \n} or {@code %3D}.
     */
    public static boolean startsWord(CharSequence text, int index) {
        char before = at(text, index - 1);
        return !isAlnum(before) || isEscaped(text, index, before);
    }

    private static boolean isEscaped(CharSequence text, int index, char before) {
        boolean backslash = "nrtbf".indexOf(before) >= 0 && at(text, index - 2) == '\\';
        boolean percent = isHex(before) && isHex(at(text, index - 2)) && at(text, index - 3) == '%';
        return backslash || percent;
    }

    /** How many of lower case, upper case, digit, other the text has: 1 to 4. */
    public static int variety(CharSequence text) {
        int lower = 0;
        int upper = 0;
        int digit = 0;
        int other = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            lower |= isLower(c) ? 1 : 0;
            upper |= isUpper(c) ? 1 : 0;
            digit |= isDigit(c) ? 1 : 0;
            other |= isAlnum(c) ? 0 : 1;
        }
        return lower + upper + digit + other;
    }

    /** Which characters. */
    @FunctionalInterface
    public interface Kind {
        boolean has(char c);
    }

    /** Whether every character is of the kind; true for an empty text. */
    public static boolean isAll(CharSequence text, Kind kind) {
        for (int i = 0; i < text.length(); i++) {
            if (!kind.has(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether some character is of the kind. */
    public static boolean hasAny(CharSequence text, Kind kind) {
        for (int i = 0; i < text.length(); i++) {
            if (kind.has(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** How many characters of the text are digits. */
    public static int digits(CharSequence text) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            digits += isDigit(text.charAt(i)) ? 1 : 0;
        }
        return digits;
    }

    /** How many different characters the text has; those beyond ASCII are counted each time. */
    public static int distinct(CharSequence text) {
        long low = 0;
        long high = 0;
        int others = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            low |= c < 64 ? 1L << c : 0;
            high |= c >= 64 && c < 128 ? 1L << (c - 64) : 0;
            others += c >= 128 ? 1 : 0;
        }
        return Long.bitCount(low) + Long.bitCount(high) + others;
    }
}
