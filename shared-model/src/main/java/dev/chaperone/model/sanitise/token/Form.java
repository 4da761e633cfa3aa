package dev.chaperone.model.sanitise.token;

import dev.chaperone.model.sanitise.scan.Guard;
import dev.chaperone.model.sanitise.scan.Letters;
import java.util.ArrayList;
import java.util.List;

/**
 * The shape of a token: literals and runs of a class of characters, e.g. {@code ghp_{a36}}. Matched from the longest
 * literal outwards, each run as long as it may be; there is no backtracking.
 */
final class Form {

    /**
     * @param literal empty for a run
     * @param kind class of the run
     * @param min at least
     * @param max at most
     */
    private record Part(String literal, char kind, int min, int max) {
        boolean isLiteral() {
            return !literal.isEmpty();
        }
    }

    private final List<Part> parts;
    private final int anchor;
    private final int weight;

    private Form(List<Part> parts) {
        this.parts = List.copyOf(parts);
        int best = -1;
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            if (part.isLiteral()
                    && (best < 0
                            || part.literal().length()
                                    > parts.get(best).literal().length())) {
                best = i;
            }
        }
        this.anchor = best;
        this.weight = parts.stream().mapToInt(p -> p.literal().length()).sum();
    }

    /** @throws IllegalArgumentException if there is no literal to look for */
    static Form parse(String text) {
        List<Part> parts = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        int i = 0;
        while (i < text.length()) {
            int close = text.charAt(i) == '{' ? text.indexOf('}', i) : -1;
            if (close > 0 && text.substring(i + 1, close).matches("[a-zA-Z]\\d+(-\\d+)?")) {
                flush(literal, parts);
                parts.add(run(text.substring(i + 1, close)));
                i = close + 1;
            } else {
                literal.append(text.charAt(i++));
            }
        }
        flush(literal, parts);
        Form form = new Form(parts);
        if (form.anchor < 0) {
            throw new IllegalArgumentException("form '%s' has no literal part; write one".formatted(text));
        }
        return form;
    }

    String keyword() {
        return parts.get(anchor).literal();
    }

    /** A form that begins with letters that say little begins a word. */
    Guard guard() {
        Part first = parts.getFirst();
        boolean plain = anchor == 0 && Letters.isAlnum(first.literal().charAt(0));
        return plain && !isSeparated(first) ? Guard.START : Guard.NONE;
    }

    /** The fewest characters that it matches. */
    int shortest() {
        return weight + parts.stream().mapToInt(Part::min).sum();
    }

    /** The letters and the underscore that it begins with, in lower case; empty if it begins otherwise. */
    String head() {
        Part first = parts.getFirst();
        int underscore = first.literal().indexOf('_');
        String head = first.literal().substring(0, underscore + 1);
        return Letters.isAll(head, c -> Letters.isLower(c) || Letters.isDigit(c) || c == '_') ? head : "";
    }

    private static boolean isSeparated(Part first) {
        return first.isLiteral() && first.literal().length() >= 4 && !Letters.isAlnum(lastOf(first));
    }

    /** How many literal characters the form has: what makes it sure. */
    int weight() {
        return weight;
    }

    /**
     * @param at where the keyword stands
     * @return start and end of the token, or an empty array
     */
    int[] match(String text, int at) {
        int end = at;
        for (int i = anchor; i < parts.size() && end >= 0; i++) {
            end = forward(text, end, parts.get(i));
        }
        int start = end < 0 ? -1 : at;
        for (int i = anchor - 1; i >= 0 && start >= 0; i--) {
            start = backward(text, start, parts.get(i));
        }
        return start < 0 || !hasEdges(text, start, end) ? new int[0] : new int[] {start, end};
    }

    private boolean hasEdges(String text, int start, int end) {
        Part first = parts.getFirst();
        char before = Letters.at(text, start - 1);
        char after = Letters.at(text, end);
        boolean sign = first.isLiteral() && !Letters.isAlnum(text.charAt(start));
        boolean left = sign || Letters.startsWord(text, start) || (isSeparated(first) && Letters.isDigit(before));
        Part last = parts.getLast();
        boolean right = last.isLiteral() ? !Letters.isAlnum(after) : !is(last.kind(), after) || isFiller(after);
        return left && right && (first.isLiteral() || !is(first.kind(), before));
    }

    private static char lastOf(Part part) {
        return part.literal().charAt(part.literal().length() - 1);
    }

    /** Signs that a class allows within a token but that as well may stand behind one. */
    private static boolean isFiller(char c) {
        return c == '.' || c == '-' || c == '/' || c == '=' || c == ',' || c == '~' || c == '+';
    }

    private static int forward(String text, int from, Part part) {
        if (part.isLiteral()) {
            return text.startsWith(part.literal(), from) ? from + part.literal().length() : -1;
        }
        int i = from;
        while (i < text.length() && i - from < part.max() && is(part.kind(), text.charAt(i))) {
            i++;
        }
        while (i - from > part.min() && ".-,/".indexOf(text.charAt(i - 1)) >= 0) {
            i--;
        }
        return i - from >= part.min() ? i : -1;
    }

    private static int backward(String text, int to, Part part) {
        if (part.isLiteral()) {
            int from = to - part.literal().length();
            return from >= 0 && text.startsWith(part.literal(), from) ? from : -1;
        }
        int i = to;
        while (i > 0 && to - i < part.max() && is(part.kind(), text.charAt(i - 1))) {
            i--;
        }
        return to - i >= part.min() ? i : -1;
    }

    private static void flush(StringBuilder literal, List<Part> parts) {
        if (!literal.isEmpty()) {
            parts.add(new Part(literal.toString(), ' ', 0, 0));
            literal.setLength(0);
        }
    }

    private static Part run(String text) {
        String[] bounds = text.substring(1).split("-", -1);
        int min = Integer.parseInt(bounds[0]);
        return new Part("", text.charAt(0), min, bounds.length > 1 ? Integer.parseInt(bounds[1]) : min);
    }

    private static boolean is(char kind, char c) {
        return switch (kind) {
            case 'n' -> Letters.isDigit(c);
            case 'h' -> Letters.isDigit(c) || (c >= 'a' && c <= 'f');
            case 'H' -> Letters.isHex(c);
            case 'l' -> Letters.isDigit(c) || Letters.isLower(c);
            case 'u', 'k' -> Letters.isDigit(c) || Letters.isUpper(c);
            case 'a' -> Letters.isAlnum(c);
            case 'w' -> Letters.isWord(c);
            case 'd' -> Letters.isWord(c) || c == '-';
            case 'r' -> Letters.isWord(c) || c == '-' || c == '.';
            case 't' -> Letters.isWord(c) || c == '-' || c == '.' || c == '~';
            case 'q' -> Letters.isWord(c) || c == '-' || c == '.' || c == '=';
            case 'b' -> Letters.isAlnum(c) || c == '+' || c == '/' || c == '=';
            case 'c' -> Letters.isWord(c) || c == '+' || c == '/' || c == '=' || c == '-';
            case 's' -> Letters.isWord(c) || c == '/' || c == '+' || c == '-';
            case 'e' -> Letters.isWord(c) || c == '/' || c == '+' || c == '-' || c == '@' || c == '.';
            case 'p' -> Letters.isAlnum(c) || c == '.' || c == '/';
            case 'v' -> Letters.isAlnum(c) || c == '%';
            case 'y' -> Letters.isWord(c) || ",=+/-".indexOf(c) >= 0;
            case 'z' -> Letters.isAlnum(c) || "./,=+$-".indexOf(c) >= 0;
            default -> throw new IllegalArgumentException("no class of characters is called '%s'".formatted(kind));
        };
    }
}
