package dev.chaperone.model.sanitise.restore;

/** How a value has to be spelled where it is put back. */
public enum Escaping {
    /** As it stood where it was taken out: for a text of ours that was not changed since. */
    AS_WRITTEN,
    /** As it is. */
    NONE,
    /** Within a JSON string. */
    JSON,
    /** Within a JSON string within a JSON string, as arguments of tools are. */
    JSON_IN_JSON;

    String escape(String value) {
        return switch (this) {
            case AS_WRITTEN, NONE -> value;
            case JSON -> json(value);
            case JSON_IN_JSON -> json(json(value));
        };
    }

    /** The shortest spelling (RFC 8259, section 7), which is also what most programs write. */
    private static String json(String value) {
        StringBuilder text = new StringBuilder(value.length() + 8);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                case '\b' -> text.append("\\b");
                case '\f' -> text.append("\\f");
                default -> text.append(c < ' ' ? "\\u%04x".formatted((int) c) : String.valueOf(c));
            }
        }
        return text.toString();
    }

    /** Takes one level of JSON escapes out; a backslash that escapes nothing stays. */
    static String unescape(String raw) {
        if (raw.indexOf('\\') < 0) {
            return raw;
        }
        StringBuilder text = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            char next = i + 1 < raw.length() ? raw.charAt(i + 1) : ' ';
            if (c == '\\' && next == 'u' && i + 6 <= raw.length() && isHex(raw, i + 2)) {
                text.append((char) Integer.parseInt(raw, i + 2, i + 6, 16));
                i += 5;
            } else if (c == '\\' && "\"\\/bfnrt".indexOf(next) >= 0) {
                text.append("\"\\/\b\f\n\r\t".charAt("\"\\/bfnrt".indexOf(next)));
                i++;
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    private static boolean isHex(String text, int from) {
        for (int i = from; i < from + 4; i++) {
            if (Character.digit(text.charAt(i), 16) < 0) {
                return false;
            }
        }
        return true;
    }
}
