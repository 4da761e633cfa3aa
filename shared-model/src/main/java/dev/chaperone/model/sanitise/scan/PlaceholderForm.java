package dev.chaperone.model.sanitise.scan;

/**
 * How a placeholder is spelled: {@code CHAPERONE_<TYPE>_<7 characters><check character>}. The check tells one from a
 * name that only begins alike, such as {@code CHAPERONE_DB_SECRETKEY}.
 */
public final class PlaceholderForm {

    /** Characters of a body, without its check character. */
    public static final int BODY = 7;

    /** No vowel but A and E, no I, L, O, U: neither words nor mistaken letters. */
    private static final String ALPHABET = "ABCDEFGHJKMNPQRSTVWXYZ0123456789";

    private PlaceholderForm() {}

    /** @param bytes at least {@link #BODY}; five bits of each count */
    public static String body(byte[] bytes) {
        StringBuilder body = new StringBuilder();
        int sum = 0;
        for (int i = 0; i < BODY; i++) {
            int letter = bytes[i] & 31;
            sum += letter * (i + 1);
            body.append(ALPHABET.charAt(letter));
        }
        return body.append(ALPHABET.charAt(sum & 31)).toString();
    }

    /** Whether a whole placeholder lies in a stretch, be other letters stuck to it or not. */
    public static boolean isIn(String text, int from, int to) {
        for (int at = text.indexOf(Dummies.PLACEHOLDER, from, to);
                at >= 0;
                at = text.indexOf(Dummies.PLACEHOLDER, at + 1, to)) {
            int end = Math.min(to, Dummies.endOfPlaceholder(text, at));
            for (int i = at + Dummies.PLACEHOLDER.length() + 1; i + BODY + 1 < end; i++) {
                if (text.charAt(i) == '_' && isBody(text, i + 1)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isBody(String text, int start) {
        int sum = 0;
        for (int i = 0; i < BODY; i++) {
            int letter = ALPHABET.indexOf(text.charAt(start + i));
            if (letter < 0) {
                return false;
            }
            sum += letter * (i + 1);
        }
        return ALPHABET.charAt(sum & 31) == text.charAt(start + BODY);
    }
}
