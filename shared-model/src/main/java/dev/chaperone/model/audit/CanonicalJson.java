package dev.chaperone.model.audit;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * JSON in the one form that is hashed and signed: RFC 8785 (JCS), reduced to strings, integers within ±(2^53 - 1),
 * booleans, arrays and objects. Fractions and null have no place in evidence and are refused.
 */
public final class CanonicalJson {

    /** Largest magnitude every JSON reader keeps exactly. */
    static final long MAX_INTEGER = (1L << 53) - 1;

    private CanonicalJson() {}

    /** @throws IllegalArgumentException for a fraction, a too large integer, null, or half a surrogate pair */
    public static byte[] encode(JsonNode node) {
        StringBuilder out = new StringBuilder();
        write(node, out);
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads JSON that must already be canonical, byte for byte.
     *
     * @throws ProofException if it is not
     */
    public static JsonNode decode(byte[] canonical) throws ProofException {
        JsonNode node = StrictJson.read(canonical);
        if (!Arrays.equals(encodeOrRefuse(node), canonical)) {
            throw new ProofException(
                    "JSON of %d bytes is not in canonical form (RFC 8785)".formatted(canonical.length));
        }
        return node;
    }

    /** Like {@link #encode}, for JSON that came from outside. */
    static byte[] encodeOrRefuse(JsonNode node) throws ProofException {
        try {
            return encode(node);
        } catch (IllegalArgumentException e) {
            throw new ProofException(String.valueOf(e.getMessage()), e);
        }
    }

    private static void write(JsonNode node, StringBuilder out) {
        switch (node.getNodeType()) {
            case OBJECT -> writeObject(node, out);
            case ARRAY -> writeArray(List.copyOf(node.values()), out);
            case STRING -> writeString(node.stringValue(), out);
            case BOOLEAN -> out.append(node.booleanValue());
            case NUMBER -> writeInteger(node, out);
            case NULL, MISSING, BINARY, POJO ->
                throw new IllegalArgumentException("canonical JSON holds no %s values"
                        .formatted(node.getNodeType().name().toLowerCase(Locale.ROOT)));
        }
    }

    private static void writeObject(JsonNode object, StringBuilder out) {
        // Java compares strings by UTF-16 unit, which is the order RFC 8785 asks for.
        Map<String, JsonNode> sorted = new TreeMap<>();
        object.properties().forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        String separator = "{";
        for (Map.Entry<String, JsonNode> entry : sorted.entrySet()) {
            out.append(separator);
            writeString(entry.getKey(), out);
            out.append(':');
            write(entry.getValue(), out);
            separator = ",";
        }
        out.append(sorted.isEmpty() ? "{}" : "}");
    }

    private static void writeArray(List<JsonNode> values, StringBuilder out) {
        String separator = "[";
        for (JsonNode value : values) {
            out.append(separator);
            write(value, out);
            separator = ",";
        }
        out.append(values.isEmpty() ? "[]" : "]");
    }

    private static void writeInteger(JsonNode number, StringBuilder out) {
        if (!number.isIntegralNumber()) {
            throw new IllegalArgumentException(
                    "%s is not an integer; write fractions as text or in a smaller unit".formatted(number));
        }
        long value = number.canConvertToLong() ? number.longValue() : Long.MAX_VALUE;
        if (value > MAX_INTEGER || value < -MAX_INTEGER) {
            throw new IllegalArgumentException(
                    "%s is beyond ±%d; write large numbers as text".formatted(number, MAX_INTEGER));
        }
        out.append(value);
    }

    private static void writeString(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                requirePair(text, i);
                out.append(c).append(text.charAt(++i));
            } else {
                writeCharacter(c, out);
            }
        }
        out.append('"');
    }

    private static void requirePair(String text, int i) {
        if (!Character.isHighSurrogate(text.charAt(i))
                || i + 1 >= text.length()
                || !Character.isLowSurrogate(text.charAt(i + 1))) {
            throw new IllegalArgumentException("text has half a surrogate pair at position %d".formatted(i));
        }
    }

    private static void writeCharacter(char c, StringBuilder out) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\t' -> out.append("\\t");
            case '\n' -> out.append("\\n");
            case '\f' -> out.append("\\f");
            case '\r' -> out.append("\\r");
            default -> {
                if (c < 0x20) {
                    out.append("\\u").append(HexFormat.of().toHexDigits(c));
                } else {
                    out.append(c);
                }
            }
        }
    }
}
