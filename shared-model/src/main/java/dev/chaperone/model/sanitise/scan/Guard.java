package dev.chaperone.model.sanitise.scan;

/**
 * What has to stand around a keyword before its probe is asked: nine of ten places end here, without a call that the
 * virtual machine could not see through.
 */
public enum Guard {
    /** Nothing. */
    NONE,
    /** A word or a part of a camel-case name begins with the keyword, and no lower-case letter goes on. */
    WORD,
    /** The keyword begins a word, or a part behind an escape. */
    START,
    /** A hexadecimal digit before it. */
    HEX;

    boolean admits(String text, int start, int end) {
        if (this == NONE) {
            return true;
        }
        if (this == HEX) {
            return start > 0 && Letters.isHex(text.charAt(start - 1));
        }
        boolean ends = this == START || end == text.length() || !Letters.isLower(text.charAt(end));
        return ends && (isStart(text, start) || (this == WORD && isHump(text, start)));
    }

    private static boolean isStart(String text, int start) {
        return start == 0 || !Letters.isAlnum(text.charAt(start - 1)) || Letters.startsWord(text, start);
    }

    private static boolean isHump(String text, int start) {
        return Letters.isUpper(text.charAt(start)) && Letters.isLower(Letters.at(text, start - 1));
    }
}
