package dev.chaperone.model.sanitise.personal;

import dev.chaperone.model.sanitise.scan.Dummies;
import dev.chaperone.model.sanitise.scan.Letters;
import java.util.Locale;
import java.util.Set;

/** The words just before a candidate, by whole words only: "pub" is no word of "public". */
final class Context {

    private static final int WINDOW = 40;

    private Context() {}

    /** Whether one of the words stands within 40 characters before {@code start}, on the same line. */
    static boolean before(String text, int start, Set<String> words) {
        int from = start;
        while (from > 0 && start - from < WINDOW && text.charAt(from - 1) != '\n') {
            from--;
        }
        if (!holds(text.substring(from, start), words)) {
            return false;
        }
        // The type within a placeholder is no word beside the number.
        int end = Dummies.endOfPlaceholderBefore(text, start, WINDOW);
        return end <= from || holds(text.substring(Math.min(start, end), start), words);
    }

    /** Whether one of the words stands within 24 characters after {@code end}, on the same line. */
    static boolean after(String text, int end, Set<String> words) {
        int to = end;
        while (to < text.length() && to - end < 24 && text.charAt(to) != '\n') {
            to++;
        }
        return holds(text.substring(end, to), words);
    }

    static boolean holds(String window, Set<String> words) {
        int from = -1;
        for (int i = 0; i <= window.length(); i++) {
            boolean part =
                    i < window.length() && (Character.isLetter(window.charAt(i)) || Letters.isDigit(window.charAt(i)));
            boolean hump = part && i > 0 && Letters.isUpper(window.charAt(i)) && Letters.isLower(window.charAt(i - 1));
            if ((!part || hump) && from >= 0) {
                if (words.contains(window.substring(from, i).toLowerCase(Locale.ROOT))) {
                    return true;
                }
                from = hump ? i : -1;
            } else if (part && from < 0) {
                from = i;
            }
        }
        return false;
    }
}
