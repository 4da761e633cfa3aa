package dev.chaperone.model.sanitise.scan;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * How unlike words a text is, from how often two letters follow each other in names and prose. Random text of any
 * alphabet scores below {@link #OPAQUE}, identifiers and passwords people chose score above.
 */
public final class Rarity {

    /** In half bits per pair of characters: 95 % of random keys of 20 characters are below, 95 % of names above. */
    public static final double OPAQUE = -0.9;

    private static final int LETTERS = 26;
    private static final int ZERO = 'A' + 9;
    private static final int BREAK = -4;
    private static final int DIGITS = -2;
    private static final byte[] PAIRS = pairs();

    private Rarity() {}

    public static boolean isOpaque(CharSequence value) {
        return score(value) <= OPAQUE;
    }

    /** Mean over pairs of neighbours; 0 for a text without two of them. */
    public static double score(CharSequence value) {
        int sum = 0;
        for (int i = 1; i < value.length(); i++) {
            sum += pair(value.charAt(i - 1), value.charAt(i));
        }
        return value.length() < 2 ? 0 : (double) sum / (value.length() - 1);
    }

    private static int pair(char a, char b) {
        boolean letterA = Letters.isLetter(a);
        boolean letterB = Letters.isLetter(b);
        if (letterA && letterB) {
            boolean hump = a >= 'a' && b <= 'Z';
            return hump ? -1 : PAIRS[((a | 32) - 'a') * LETTERS + ((b | 32) - 'a')];
        }
        boolean digitA = Letters.isDigit(a);
        boolean digitB = Letters.isDigit(b);
        if (digitA && digitB) {
            return DIGITS;
        }
        return (letterA && digitB) || (digitA && letterB) ? BREAK : 0;
    }

    private static byte[] pairs() {
        byte[] pairs = new byte[LETTERS * LETTERS];
        int n = 0;
        for (char c : table().toCharArray()) {
            if (c > ' ') {
                pairs[n++] = (byte) (c - ZERO);
            }
        }
        return pairs;
    }

    private static String table() {
        try (InputStream in = Objects.requireNonNull(Rarity.class.getResourceAsStream("bigrams.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException("the letter statistics are missing from this build", e);
        }
    }
}
