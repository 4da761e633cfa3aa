package dev.chaperone.model.sanitise.scan;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** {@code user:password} in base64, as HTTP Basic (RFC 7617) and the settings of npm have it. */
public final class UserAndPassword {

    private static final int MIN = 8;

    private UserAndPassword() {}

    /** Whether the value decodes to two printable parts with a colon between. */
    public static boolean isIn(String value) {
        if (value.length() < MIN || value.length() % 4 == 1) {
            return false;
        }
        try {
            String decoded = new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8);
            int colon = decoded.indexOf(':');
            return colon >= 0
                    && decoded.length() > 3
                    && !Letters.hasAny(decoded, c -> Character.isISOControl(c) || c == 0xFFFD);
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
