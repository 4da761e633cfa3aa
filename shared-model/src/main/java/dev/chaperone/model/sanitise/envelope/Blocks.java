package dev.chaperone.model.sanitise.envelope;

import java.util.ArrayList;
import java.util.List;

/**
 * Parts a JSON object into what stays the same from one request to the next: each member, and each element of a member
 * that is a list. Agents send a conversation again and again with a little more at its end; only what is new has to be
 * looked at. Every character but brackets, commas and spaces is in exactly one block.
 */
public final class Blocks {

    /**
     * A part of a text.
     *
     * @param name of the member, as it is written
     * @param index in its list; -1 for the list's name itself, 0 for a member that is no list
     * @param start where it begins in the text
     * @param end behind its last character
     * @param before makes it a JSON by itself, together with {@code after}
     */
    public record Block(String name, int index, int start, int end, String before, String after) {

        /** The part as a text of its own, in which the name says what it is about. */
        public String alone(String text) {
            return before + text.substring(start, end) + after;
        }
    }

    private final String text;
    private final List<Block> blocks = new ArrayList<>();
    private int at;

    private Blocks(String text) {
        this.text = text;
    }

    /** @return the text as one block, if it is no JSON object that can be parted */
    public static List<Block> of(String text) {
        Blocks parts = new Blocks(text);
        return parts.object() ? parts.blocks : List.of(new Block("", 0, 0, text.length(), "", ""));
    }

    private boolean object() {
        if (!passes('{')) {
            return false;
        }
        boolean more = !passes('}');
        while (more) {
            if (!member()) {
                return false;
            }
            more = passes(',');
            if (!more && !passes('}')) {
                return false;
            }
        }
        skipSpace();
        return at == text.length();
    }

    private boolean member() {
        skipSpace();
        int start = at;
        int end = stringEnd();
        if (end < 0) {
            return false;
        }
        String name = text.substring(start, end);
        at = end;
        if (!passes(':')) {
            return false;
        }
        int before = at;
        if (passes('[')) {
            int first = blocks.size();
            add(new Block(name, -1, start, end, "{", ":0}"));
            if (elements(name)) {
                return true;
            }
            blocks.subList(first, blocks.size()).clear();
            at = before;
        }
        return value() && add(new Block(name, 0, start, at, "{", "}"));
    }

    private boolean elements(String name) {
        boolean more = true;
        for (int index = 0; more; index++) {
            skipSpace();
            int start = at;
            if (!value() || at == start) {
                return false; // an empty list, too, is a member like others
            }
            add(new Block(name, index, start, at, "{" + name + ":[", "]}"));
            more = passes(',');
            if (!more && !passes(']')) {
                return false;
            }
        }
        return true;
    }

    private boolean add(Block block) {
        return blocks.add(block);
    }

    /** Goes behind a value; whether it is a right one is for who looks at the block. */
    private boolean value() {
        int depth = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"') {
                at = stringEnd();
                if (at < 0) {
                    return false;
                }
                continue;
            }
            if (c == '{' || c == '[') {
                depth++;
            } else if (c == '}' || c == ']') {
                if (depth-- == 0) {
                    return true;
                }
            } else if (c == ',' && depth == 0) {
                return true;
            }
            at++;
        }
        return false;
    }

    /**
     * Behind the string that begins here; -1 if none does. Jumps from quote to quote, because most text is in strings.
     */
    private int stringEnd() {
        if (at >= text.length() || text.charAt(at) != '"') {
            return -1;
        }
        int quote = text.indexOf('"', at + 1);
        while (quote >= 0 && isEscaped(quote)) {
            quote = text.indexOf('"', quote + 1);
        }
        return quote + (quote < 0 ? 0 : 1);
    }

    private boolean isEscaped(int quote) {
        int from = quote;
        while (from - 1 > at && text.charAt(from - 1) == '\\') {
            from--;
        }
        return (quote - from) % 2 == 1;
    }

    private boolean passes(char expected) {
        skipSpace();
        boolean there = at < text.length() && text.charAt(at) == expected;
        at += there ? 1 : 0;
        return there;
    }

    private void skipSpace() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }
}
