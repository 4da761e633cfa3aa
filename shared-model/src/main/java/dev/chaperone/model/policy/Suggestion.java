package dev.chaperone.model.policy;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** "Did you mean": the accepted word nearest to a mistyped one. */
final class Suggestion {

    private Suggestion() {}

    static String among(Collection<String> accepted, String given) {
        return accepted.stream()
                .min(Comparator.comparingInt(
                        word -> distance(word.toLowerCase(Locale.ROOT), given.toLowerCase(Locale.ROOT))))
                .filter(word -> distance(word.toLowerCase(Locale.ROOT), given.toLowerCase(Locale.ROOT)) <= 3)
                .map(word -> "did you mean '" + word + "'?")
                .orElse("accepted are " + String.join(", ", accepted));
    }

    /** Levenshtein distance, two rows. */
    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int swap = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(swap, 1 + Math.min(previous[j], row[j - 1]));
            }
            previous = row;
        }
        return previous[b.length()];
    }
}
