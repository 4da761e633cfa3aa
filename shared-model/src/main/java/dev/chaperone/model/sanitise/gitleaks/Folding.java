package dev.chaperone.model.sanitise.gitleaks;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Nine Cyrillic letters, U+1C80 to U+1C88, whose other cases never lead back to them. RE2/J 1.8 walks from case to case
 * until it is back, so that a regex that takes no notice of case and names one of them is compiled for ever.
 */
final class Folding {

    private static final int FIRST = 0x1C80;
    private static final int LAST = 0x1C88;
    private static final Pattern IGNORES_CASE = Pattern.compile("\\(\\?[a-zA-Z]*i");

    /** A character as RE2 lets it be written, perhaps as the beginning of a range. */
    private static final Pattern CHARACTER =
            Pattern.compile("\\\\x\\{([0-9A-Fa-f]{1,8})}|\\\\x([0-9A-Fa-f]{2})|\\\\?(.)", Pattern.DOTALL);

    private Folding() {}

    /** Whether the regex names one of the letters, alone or within a range, and takes no notice of case. */
    static boolean isEndless(String regex) {
        if (!IGNORES_CASE.matcher(regex).find()) {
            return false;
        }
        int before = -1;
        boolean range = false;
        Matcher character = CHARACTER.matcher(regex);
        while (character.find()) {
            int c = value(character);
            int from = range ? before : c;
            if (from <= LAST && c >= FIRST) {
                return true;
            }
            range = c == '-' && before >= 0 && !range;
            before = range ? before : c;
        }
        return false;
    }

    private static int value(Matcher character) {
        for (int group = 1; group <= 2; group++) {
            if (character.group(group) != null) {
                return (int) Math.min(Character.MAX_CODE_POINT, Long.parseLong(character.group(group), 16));
            }
        }
        return character.group(3).codePointAt(0);
    }
}
