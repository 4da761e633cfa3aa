package dev.chaperone.model.sanitise.view;

import dev.chaperone.model.sanitise.scan.Letters;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Text hidden in base64, base64url or hexadecimal. */
final class Decoding {

    private static final int MIN = 20;
    private static final int PROBE = 12;
    private static final int MIN_HEX = 32;

    private Decoding() {}

    /**
     * @param start of the encoded stretch
     * @param end just after it
     * @param text what it says
     */
    record Decoded(int start, int end, String text, String how) {}

    /** @return what the run says, with an empty text if it says nothing readable */
    static Decoded of(String text, int start, int end) {
        int from = start;
        for (int i = end - 2; i > start; i--) {
            if (text.charAt(i) == '=' && text.charAt(i + 1) != '=') {
                from = i + 1;
                break;
            }
        }
        while (from < end
                && (text.charAt(from) == '-'
                        || text.charAt(from) == '='
                        || (text.charAt(from) == '+' && isBreak(text, from - 1)))) {
            from++;
        }
        if (end - from < MIN || !mayBeText(text, from)) {
            return new Decoded(from, end, "", "");
        }
        String run = text.substring(from, end);
        String decoded = isHex(run) ? hex(run) : base64(run);
        return new Decoded(from, end, decoded, isHex(run) ? "hexadecimal" : "base64");
    }

    /** A look at the first characters: most runs are names, digests and keys, and none of them is a text. */
    private static boolean mayBeText(String text, int from) {
        int bits = 0;
        for (int i = from; i < from + 4; i++) {
            int value = sextet(text.charAt(i));
            if (value < 0) {
                return false;
            }
            bits = bits << 6 | value;
        }
        boolean base64 = isPlain(bits >> 16) && isPlain(bits >> 8 & 0xFF) && isPlain(bits & 0xFF);
        int first = Character.digit(text.charAt(from), 16) * 16 + Character.digit(text.charAt(from + 1), 16);
        return base64 || isPlain(first);
    }

    private static boolean isPlain(int value) {
        return value >= 0 && isReadable((char) value);
    }

    private static int sextet(char c) {
        if (Letters.isUpper(c)) {
            return c - 'A';
        }
        if (Letters.isLower(c)) {
            return c - 'a' + 26;
        }
        return Letters.isDigit(c) ? c - '0' + 52 : c == '+' || c == '-' ? 62 : c == '/' || c == '_' ? 63 : -1;
    }

    private static boolean isBreak(String text, int index) {
        return index < 0 || text.charAt(index) == '\n';
    }

    private static boolean isHex(String run) {
        return run.length() >= MIN_HEX && run.length() % 2 == 0 && Letters.isAll(run, c -> Letters.isHex(c));
    }

    private static String hex(String run) {
        StringBuilder decoded = new StringBuilder(run.length() / 2);
        for (int i = 0; i < run.length(); i += 2) {
            char c = (char) Integer.parseInt(run, i, i + 2, 16);
            if (!isReadable(c)) {
                return "";
            }
            decoded.append(c);
        }
        return decoded.toString();
    }

    private static String base64(String run) {
        String plain = run.replace('-', '+').replace('_', '/');
        int pad = plain.indexOf('=');
        plain = pad < 0 ? plain : plain.substring(0, pad);
        plain = plain.length() % 4 == 1 ? plain.substring(0, plain.length() - 1) : plain;
        if (plain.length() < MIN - 3 || !isText(decode(plain.substring(0, PROBE)), 1.0)) {
            return "";
        }
        String decoded = decode(plain);
        return isText(decoded, 0.9) ? decoded : "";
    }

    private static String decode(String plain) {
        try {
            return new String(Base64.getDecoder().decode(plain), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return "";
        }
    }

    private static boolean isText(String decoded, double share) {
        int readable = 0;
        for (int i = 0; i < decoded.length(); i++) {
            readable += isReadable(decoded.charAt(i)) ? 1 : 0;
        }
        return !decoded.isEmpty() && readable >= share * decoded.length();
    }

    private static boolean isReadable(char c) {
        return (c >= ' ' && c < 0x7F) || c == '\n' || c == '\r' || c == '\t';
    }
}
