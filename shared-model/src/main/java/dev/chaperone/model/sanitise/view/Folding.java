package dev.chaperone.model.sanitise.view;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/**
 * Takes out what cannot be seen and makes plain what looks like ASCII: full width, mathematical and foreign letters.
 */
final class Folding {

    /** Letters of Cyrillic and Greek that look like the Latin ones below them. */
    private static final String LIKE = "аеорсухіјѕԁһԛԝАВЕКМНОРСТУХІЈЅΑΒΕΖΗΙΚΜΝΟΡΤΥΧ";

    private static final String PLAIN = "aeopcyxijsdhqwABEKMHOPCTYXIJSABEZHIKMNOPTYX";

    private Folding() {}

    /** Whether there is anything to fold. */
    static boolean applies(String text) {
        if (text.getBytes(StandardCharsets.UTF_8).length == text.length()) {
            // Only ASCII; the virtual machine sees that for many characters at once.
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7F && isForeign(text, i)) {
                return true;
            }
        }
        return false;
    }

    static View of(View from) {
        String text = from.text();
        View.Builder view = new View.Builder(from);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= 0x7F || isInvisible(c)) {
                if (c <= 0x7F) {
                    view.add(c, i, i + 1);
                }
            } else if (Character.isHighSurrogate(c) && i + 1 < text.length()) {
                char plain = compatible(text.substring(i, i + 2));
                if (plain == 0) {
                    view.copy(i, i + 2);
                } else {
                    view.add(plain, i, i + 2);
                }
                i++;
            } else {
                view.add(plain(text, i), i, i + 1);
            }
        }
        return view.build("look-alikes");
    }

    private static boolean isForeign(String text, int i) {
        char c = text.charAt(i);
        boolean mathematical = c == '\uD835';
        return isInvisible(c) || mathematical || plain(text, i) != c;
    }

    private static char plain(String text, int i) {
        char c = text.charAt(i);
        if (c >= '\uFF01' && c <= '\uFF5E') {
            return (char) (c - 0xFEE0);
        }
        int like = c >= '\u0370' && c < '\u0530' ? LIKE.indexOf(c) : -1;
        return like >= 0 && isBesideLatin(text, i) ? PLAIN.charAt(like) : c;
    }

    /** A Cyrillic word is a word; a Cyrillic letter among Latin ones is a disguise. */
    private static boolean isBesideLatin(String text, int i) {
        return isAscii(text, i - 1) || isAscii(text, i + 1);
    }

    private static boolean isAscii(String text, int i) {
        char c = i >= 0 && i < text.length() ? text.charAt(i) : ' ';
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    private static char compatible(String pair) {
        if (pair.charAt(0) != '\uD835') {
            return 0;
        }
        String folded = Normalizer.normalize(pair, Normalizer.Form.NFKC);
        return folded.length() == 1 && folded.charAt(0) <= 0x7F ? folded.charAt(0) : 0;
    }

    /** Format characters (Unicode Cf), variation selectors and fillers. */
    private static boolean isInvisible(char c) {
        return c == '\u00AD'
                || c == '\u034F'
                || c == '\u061C'
                || c == '\u115F'
                || c == '\u1160'
                || c == '\u17B4'
                || c == '\u180E'
                || (c >= '\u200B' && c <= '\u200F')
                || (c >= '\u202A' && c <= '\u202E')
                || (c >= '\u2060' && c <= '\u206F')
                || c == '\u3164'
                || (c >= '\uFE00' && c <= '\uFE0F')
                || c == '\uFEFF';
    }
}
