package dev.chaperone.model.sanitise.token;

import dev.chaperone.model.sanitise.scan.Letters;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32;

/** Check characters that makers put into their tokens, where they have published how. */
final class Checksums {

    private static final String BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int CHECK = 6;
    private static final int HEX_CHECK = 8;

    private Checksums() {}

    /** Whether the token carries a checksum that fits; false also for makers without one. */
    static boolean isProven(String rule, String token) {
        return switch (rule) {
            case "github-token", "npm-token" -> isBase62(token);
            case "github-fine-grained" -> isBase62(token);
            case "atlassian-token" -> isAtlassian(token);
            default -> false;
        };
    }

    /** Whether the token is whole and its checksum is that of another: a sample, or a typing mistake. */
    static boolean isRefuted(String rule, String token) {
        boolean whole = token.length() > HEX_CHECK && token.charAt(token.length() - HEX_CHECK - 1) == '=';
        return rule.equals("atlassian-token") && whole && token.startsWith("ATATT") && !isAtlassian(token);
    }

    /**
     * Six base-62 characters of the CRC-32 of what stands between prefix and check, as GitHub's blog of 2021 explains.
     */
    static boolean isBase62(String token) {
        int prefix = token.indexOf('_') + 1;
        int body = token.length() - CHECK;
        if (prefix < 1 || body <= prefix || !Letters.isAll(token, c -> Letters.isWord(c))) {
            return false;
        }
        CRC32 crc = new CRC32();
        crc.update(token.substring(prefix, body).getBytes(StandardCharsets.US_ASCII));
        long value = crc.getValue();
        StringBuilder check = new StringBuilder();
        for (int i = 0; i < CHECK; i++) {
            check.append(BASE62.charAt((int) (value % BASE62.length())));
            value /= BASE62.length();
        }
        return check.reverse().toString().equals(token.substring(body));
    }

    /** Eight hexadecimal digits of the CRC-32 of everything before them. */
    static boolean isAtlassian(String token) {
        int body = token.length() - HEX_CHECK;
        if (body < 1) {
            return false;
        }
        CRC32 crc = new CRC32();
        crc.update(token.substring(0, body).getBytes(StandardCharsets.US_ASCII));
        return "%08X".formatted(crc.getValue()).equals(token.substring(body).toUpperCase(Locale.ROOT));
    }
}
