package dev.chaperone.model.sanitise;

import dev.chaperone.model.sanitise.scan.Dummies;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What stands for a value: {@code CHAPERONE_<TYPE>_<7 characters><check character>}. Made of {@code [A-Z0-9_]} only, so
 * that it survives JSON, shells, addresses and source code.
 */
final class Placeholders {

    private static final String ALPHABET = "ABCDEFGHJKMNPQRSTVWXYZ0123456789";
    private static final int BODY = 7;
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
            return Dummies.PLACEHOLDER + type + "_" + body + ALPHABET.charAt(sum & 31);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA-256", e);
        }
    }
}
