package dev.chaperone.model.sanitise;

import java.util.Arrays;

/** A text without zero-width characters and with full-width letters made plain, and where each character came from. */
final class FoldedView {

    private final String text;
    private final int[] origin;

    private FoldedView(String text, int[] origin) {
        this.text = text;
        this.origin = origin;
    }

    static FoldedView of(String original) {
        StringBuilder folded = new StringBuilder(original.length());
        int[] origin = new int[original.length() + 1];
        for (int i = 0; i < original.length(); i++) {
            char c = original.charAt(i);
            if (!isInvisible(c)) {
                origin[folded.length()] = i;
                folded.append(c >= '\uFF01' && c <= '\uFF5E' ? (char) (c - 0xFEE0) : c);
            }
        }
        origin[folded.length()] = original.length();
        return new FoldedView(folded.toString(), Arrays.copyOf(origin, folded.length() + 1));
    }

    String text() {
        return text;
    }

    int start(Hit hit) {
        return origin[hit.start()];
    }

    /** Just after the last character of the hit, so that what stands behind it stays. */
    int end(Hit hit) {
        return origin[hit.end() - 1] + 1;
    }

    private static boolean isInvisible(char c) {
        return c == '\u00AD' || (c >= '\u200B' && c <= '\u200F') || (c >= '\u2060' && c <= '\u2064') || c == '\uFEFF';
    }
}
