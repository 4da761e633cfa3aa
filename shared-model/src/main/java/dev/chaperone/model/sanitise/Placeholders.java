package dev.chaperone.model.sanitise;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Locale;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What stands for a value: {@code CHAPERONE_<TYPE>_<7 characters><check character>}. Made of {@code [A-Z0-9_]} only, so
 * that it survives JSON, shells, addresses and source code.
 */
final class Placeholders {

    static final String PREFIX = "CHAPERONE_";

    private static final String ALPHABET = "ABCDEFGHJKMNPQRSTVWXYZ0123456789";
    private static final int BODY = 7;
    private static final Set<String> DUMMIES = Set.of(
            "null",
            "none",
            "true",
            "false",
            "undefined",
            "string",
            "password",
            "passwd",
            "secret",
            "token",
            "changeme",
            "change_me",
            "redacted",
            "removed",
            "hidden",
            "required",
            "optional",
            "example",
            "placeholder",
            "todo");

    private final SecretKeySpec key;

    Placeholders(PlaceholderKey key) {
        this.key = new SecretKeySpec(key.bytes(), "HmacSHA256");
    }

    String of(String type, String value) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update((type + "\0").getBytes(StandardCharsets.UTF_8));
            byte[] digest = mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
            StringBuilder body = new StringBuilder();
            int sum = 0;
            for (int i = 0; i < BODY; i++) {
                int letter = digest[i] & 31;
                sum += letter * (i + 1);
                body.append(ALPHABET.charAt(letter));
            }
            return PREFIX + type + "_" + body + ALPHABET.charAt(sum & 31);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA-256", e);
        }
    }

    /** Whether a value is what people write where a value should be: a stand-in, a lookup, a masked one. */
    static boolean isDummy(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        return DUMMIES.contains(lower)
                || value.contains(PREFIX)
                || lower.contains("example")
                || lower.startsWith("your")
                || lower.contains("xxxx")
                || lower.contains("****")
                || lower.contains("....")
                || lower.contains("0000000000")
                || lower.contains("1234567890")
                || value.startsWith("$")
                || value.startsWith("<")
                || value.startsWith("{")
                || value.startsWith("%")
                || value.chars().distinct().count() < 4;
    }
}
