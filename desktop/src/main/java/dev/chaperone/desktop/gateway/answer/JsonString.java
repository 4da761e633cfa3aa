package dev.chaperone.desktop.gateway.answer;

/** Writes a string value in the shortest spelling (RFC 8259, section 7). */
final class JsonString {

    private JsonString() {}

    /** With quotes. Halves of surrogate pairs, which pieces of a text may begin or end with, are escaped. */
    static String of(String value) {
        StringBuilder text = new StringBuilder(value.length() + 8).append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            int escape = "\"\\\n\r\t\b\f".indexOf(c);
            if (escape >= 0) {
                text.append('\\').append("\"\\nrtbf".charAt(escape));
            } else if (c < ' ' || isHalf(value, i)) {
                text.append("\\u%04x".formatted((int) c));
            } else {
                text.append(c);
            }
        }
        return text.append('"').toString();
    }

    private static boolean isHalf(String value, int at) {
        char c = value.charAt(at);
        boolean paired = Character.isHighSurrogate(c)
                ? at + 1 < value.length() && Character.isLowSurrogate(value.charAt(at + 1))
                : at > 0 && Character.isHighSurrogate(value.charAt(at - 1));
        return Character.isSurrogate(c) && !paired;
    }
}
