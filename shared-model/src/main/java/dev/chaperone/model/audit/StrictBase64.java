package dev.chaperone.model.audit;

import java.util.Base64;

/** RFC 4648 section 4 with padding and nothing else: two texts never stand for the same bytes. */
final class StrictBase64 {

    private StrictBase64() {}

    /** @throws IllegalArgumentException if the text is not the one canonical encoding of its bytes */
    static byte[] decode(String text) {
        byte[] bytes = Base64.getDecoder().decode(text);
        // The JDK forgives missing padding and stray trailing bits.
        if (!encode(bytes).equals(text)) {
            throw new IllegalArgumentException("base64 is not in its canonical form");
        }
        return bytes;
    }

    static String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
