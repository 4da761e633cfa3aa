package dev.chaperone.model.sanitise.envelope;

import dev.chaperone.model.sanitise.scan.Letters;
import dev.chaperone.model.sanitise.view.View;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/** Reads a JSON once from left to right, without recursion. For one thread. */
final class EnvelopeReader {

    /** Nested deeper than this, a text is taken for no JSON. */
    static final int MAX_DEPTH = 200;

    private static final int MIN_BINARY = 256;
    private static final int MIN_SIGNATURE = 64;
    private static final int[] NONE = {};

    /** Keys whose string values the protocol needs as they are. */
    private static final Set<String> KEPT = Set.of(
            "id",
            "model",
            "role",
            "type",
            "object",
            "tool_use_id",
            "tool_call_id",
            "call_id",
            "item_id",
            "response_id",
            "previous_response_id",
            "message_id",
            "finish_reason",
            "stop_reason",
            "media_type",
            "mime_type",
            "mimeType",
            "signature",
            "encrypted_content",
            "thoughtSignature",
            "service_tier",
            "system_fingerprint",
            "finishReason",
            "responseId",
            "modelVersion",
            "cache_control",
            "file_id",
            "container_id");
    /** Keys that say the text is a message to or from a model; only then is anything kept. */
    private static final Set<String> MARKS =
            Set.of("messages", "contents", "input", "content", "choices", "candidates", "output", "delta");

    private final String text;
    private final View.Builder view;
    private final BitSet kept = new BitSet();
    private final BitSet opens = new BitSet();
    private final BitSet closes = new BitSet();
    private final List<int[]> candidates = new ArrayList<>();
    private final int[][] thoughts = new int[MAX_DEPTH + 1][];
    private final boolean[] inObject = new boolean[MAX_DEPTH + 1];
    private final StringBuilder string = new StringBuilder();
    private String key = "";
    private boolean marked;
    private boolean binary;
    private int depth;
    private boolean expectsKey;
    private boolean ended;
    private int at;

    EnvelopeReader(String text) {
        this.text = text;
        this.view = new View.Builder(View.plain(text));
    }

    Envelope envelope() {
        if (marked) {
            candidates.forEach(range -> kept.set(range[0], range[1]));
        }
        return new Envelope(text, view.build("JSON"), kept, opens, closes);
    }

    /** @return false if this is no JSON */
    boolean read() {
        while (at < text.length()) {
            char c = text.charAt(at);
            boolean fine = c == '"' ? text() : sign(c);
            if (!fine) {
                return false;
            }
        }
        return depth == 0;
    }

    private boolean text() {
        int start = at;
        if (ended || !string()) {
            return false;
        }
        ended = true;
        if (expectsKey) {
            key = string.toString();
            marked |= MARKS.contains(key);
            expectsKey = false;
        } else {
            value(start + 1, at - 1);
        }
        return true;
    }

    /** A bracket, a comma, or a part of a number, word or space. */
    private boolean sign(char c) {
        if (!fits(c)) {
            return false;
        }
        if (c == '{' || c == '[') {
            if (++depth > MAX_DEPTH) {
                return false;
            }
            inObject[depth] = c == '{';
            thoughts[depth] = NONE;
            expectsKey = c == '{';
            binary = false;
        } else if (c == '}' || c == ']') {
            if (depth == 0 || inObject[depth] != (c == '}')) {
                return false;
            }
            depth--;
            expectsKey = false;
        } else if (c == ',') {
            expectsKey = inObject[depth];
        } else if (c > ' ' && (depth == 0 || (c != ':' && !Envelope.isScalar(c)))) {
            return false;
        }
        view.add(c, at, at + 1);
        at++;
        return true;
    }

    /** Values stand apart: two without a sign between are no JSON, whatever brackets are around them. */
    private boolean fits(char c) {
        if (c == ',' || c == ':') {
            boolean fits = ended;
            ended = false;
            return fits;
        }
        if (c == '{' || c == '[') {
            boolean fits = !ended || depth == 0;
            ended = false;
            return fits;
        }
        if (c == '}' || c == ']') {
            ended = true;
            return true;
        }
        boolean scalar = c > ' ';
        boolean goesOn = scalar && Envelope.isScalar(Letters.at(text, at - 1));
        boolean fits = !scalar || !ended || goesOn;
        ended |= scalar;
        return fits;
    }

    private void value(int start, int end) {
        if (key.equals("thinking")) {
            thoughts[depth] = new int[] {start, end};
        } else if (key.equals("signature") && end - start >= MIN_SIGNATURE && thoughts[depth].length > 0) {
            candidates.add(thoughts[depth]); // the model's own words, which it takes back unchanged only
        }
        boolean encoded = key.equals("type") && string.toString().equals("base64");
        binary |= encoded;
        boolean blob = (key.equals("data") || key.equals("image_url") || key.equals("url") || key.equals("file_data"))
                && end - start >= MIN_BINARY
                && (binary || isBinary(string));
        if (blob || (KEPT.contains(key) && isShort(start, end))) {
            candidates.add(new int[] {start, end});
        }
    }

    /** An id is short and plain; a long "id" is not trusted to be one. */
    private boolean isShort(int start, int end) {
        return key.equals("signature")
                || key.equals("encrypted_content")
                || key.equals("thoughtSignature")
                || (end > start
                        && end - start <= 80
                        && Letters.isAll(string, c -> Letters.isWord(c) || "-.:/".indexOf(c) >= 0)
                        && !looksLikeSecret());
    }

    private boolean looksLikeSecret() {
        return string.indexOf("sk-") == 0
                || string.indexOf("ghp_") == 0
                || string.indexOf("AKIA") == 0
                || string.indexOf("xox") == 0;
    }

    /** Base64 of a picture, a document or an archive, by its first bytes. */
    private static boolean isBinary(StringBuilder value) {
        int comma = value.indexOf(";base64,");
        String head =
                value.substring(comma < 0 ? 0 : comma + 8, Math.min(value.length(), (comma < 0 ? 0 : comma + 8) + 8));
        return head.startsWith("iVBOR")
                || head.startsWith("/9j/")
                || head.startsWith("R0lGOD")
                || head.startsWith("UklGR")
                || head.startsWith("JVBER")
                || head.startsWith("UEsDB")
                || head.startsWith("H4sI");
    }

    /** Copies one string into the view and into {@link #string}. */
    private boolean string() {
        string.setLength(0);
        opens.set(at);
        view.add(Letters.ENVELOPE_QUOTE, at, at + 1);
        at++;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"') {
                closes.set(at);
                view.add(Letters.ENVELOPE_QUOTE, at, at + 1);
                at++;
                return true;
            }
            int width = c == '\\' ? escape() : c < ' ' ? 0 : 1;
            if (width == 0) {
                return false;
            }
            char plain = width == 1 ? c : unescaped(width);
            string.append(plain);
            view.add(plain, at, at + width);
            at += width;
        }
        return false;
    }

    private int escape() {
        char next = Letters.at(text, at + 1);
        if (next != 'u') {
            return "\"\\/bfnrt".indexOf(next) >= 0 ? 2 : 0;
        }
        for (int i = at + 2; i < at + 6; i++) {
            if (!Letters.isHex(Letters.at(text, i))) {
                return 0;
            }
        }
        return 6;
    }

    private char unescaped(int width) {
        if (width == 6) {
            return (char) Integer.parseInt(text, at + 2, at + 6, 16);
        }
        return switch (text.charAt(at + 1)) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'b' -> '\b';
            case 'f' -> '\f';
            default -> text.charAt(at + 1);
        };
    }
}
