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
        if (end - from < MIN) {
            return new Decoded(from, end, "", "");
        }
        String run = text.substring(from, end);
        String decoded = isHex(run) ? hex(run) : base64(run);
        return new Decoded(from, end, decoded, isHex(run) ? "hexadecimal" : "base64");
    }

    private static boolean isBreak(String text, int index) {
        return index < 0 || text.charAt(index) == '\n';
    }

    private static boolean isHex(String run) {
        return run.length() >= MIN_HEX && run.length() % 2 == 0 && run.chars().allMatch(c -> Letters.isHex((char) c));
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
        long readable = decoded.chars().filter(c -> isReadable((char) c)).count();
        return !decoded.isEmpty() && readable >= share * decoded.length();
    }

    private static boolean isReadable(char c) {
        return (c >= ' ' && c < 0x7F) || c == '\n' || c == '\r' || c == '\t';
    }
}
