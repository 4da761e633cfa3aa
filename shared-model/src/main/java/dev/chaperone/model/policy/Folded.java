package dev.chaperone.model.policy;

import java.text.Normalizer;
import java.util.Locale;

/**
 * A path as a file system sees it that does not tell {@code .SSH} from {@code .ssh}, or a composed letter from one with
 * its accent beside it. Which file systems do can't be told from the name, so whatever forbids goes by this form.
 */
final class Folded {

    private static final char LAST_ASCII = 0x7F;

    private Folded() {}

    static String of(String text) {
        boolean plain = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > LAST_ASCII) {
                return fold(text);
            }
            plain &= c < 'A' || c > 'Z';
        }
        return plain ? text : text.toLowerCase(Locale.ROOT);
    }

    /** Up first, because some letters only meet there: the long s and s, the Kelvin sign and k. */
    private static String fold(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        return Normalizer.normalize(composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
    }
}
