package dev.chaperone.model.sanitise.view;

import dev.chaperone.model.sanitise.scan.Letters;
import java.util.Map;

/** Escapes of JSON strings, addresses and HTML, one level each. */
final class Escapes {

    private static final Map<String, Character> ENTITIES = Map.of(
            "quot", '"', "amp", '&', "lt", '<', "gt", '>', "apos", '\'', "nbsp", ' ', "equals", '=', "colon", ':');

    private Escapes() {}

    /** Only an escaped quote or a code betrays an escaped text; a lone line break is common in code. */
    static boolean hasBackslashes(String text) {
        int at = text.indexOf('\\');
        while (at >= 0 && at + 1 < text.length()) {
            char next = text.charAt(at + 1);
            if (next == '"' || next == 'u' || next == 'x' || next == '/' || next == '\\') {
                return true;
            }
            at = text.indexOf('\\', at + 2);
        }
        return false;
    }

    static View withoutBackslashes(View from) {
        String text = from.text();
        View.Builder view = new View.Builder(from);
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            int width = c == '\\' ? width(text, i) : 1;
            if (width == 1) {
                view.add(c, i, i + 1);
            } else {
                view.add(value(text, i, width), i, i + width);
            }
            i += width;
        }
        return view.build("backslashes");
    }

    private static int width(String text, int at) {
        char next = Letters.at(text, at + 1);
        if (next == 'u' && isHex(text, at + 2, 4)) {
            return 6;
        }
        if (next == 'x' && isHex(text, at + 2, 2)) {
            return 4;
        }
        return "nrtbf\"'\\/".indexOf(next) >= 0 && at + 1 < text.length() ? 2 : 1;
    }

    private static char value(String text, int at, int width) {
        return width > 2
                ? (char) Integer.parseInt(text, at + 2, at + width, 16)
                : switch (text.charAt(at + 1)) {
                    case 'n' -> '\n';
                    case 'r' -> '\r';
                    case 't' -> '\t';
                    case 'b', 'f' -> ' ';
                    default -> text.charAt(at + 1);
                };
    }

    static boolean hasPercents(String text) {
        int at = text.indexOf('%');
        while (at >= 0) {
            if (isPrintable(text, at)) {
                return true;
            }
            at = text.indexOf('%', at + 1);
        }
        return false;
    }

    static View withoutPercents(View from) {
        String text = from.text();
        View.Builder view = new View.Builder(from);
        int i = 0;
        while (i < text.length()) {
            boolean escape = text.charAt(i) == '%' && isPrintable(text, i);
            view.add(
                    escape ? (char) Integer.parseInt(text, i + 1, i + 3, 16) : text.charAt(i), i, i + (escape ? 3 : 1));
            i += escape ? 3 : 1;
        }
        return view.build("percent");
    }

    /** Only ASCII: bytes of longer characters are no part of what we look for. */
    private static boolean isPrintable(String text, int at) {
        if (!isHex(text, at + 1, 2)) {
            return false;
        }
        int value = Integer.parseInt(text, at + 1, at + 3, 16);
        return (value >= ' ' && value < 0x7F) || value == '\n' || value == '\r' || value == '\t';
    }

    static boolean hasEntities(String text) {
        int at = text.indexOf('&');
        while (at >= 0) {
            if (entity(text, at) > 0) {
                return true;
            }
            at = text.indexOf('&', at + 1);
        }
        return false;
    }

    static View withoutEntities(View from) {
        String text = from.text();
        View.Builder view = new View.Builder(from);
        int i = 0;
        while (i < text.length()) {
            int width = text.charAt(i) == '&' ? entity(text, i) : 0;
            view.add(
                    width > 0 ? character(text.substring(i + 1, i + width - 1)) : text.charAt(i),
                    i,
                    i + Math.max(1, width));
            i += Math.max(1, width);
        }
        return view.build("entities");
    }

    /** @return the length of the entity at {@code at}, 0 if there is none */
    private static int entity(String text, int at) {
        int end = text.indexOf(';', at, Math.min(text.length(), at + 10));
        return end > at + 1 && end - at <= 8 && character(text.substring(at + 1, end)) != 0 ? end - at + 1 : 0;
    }

    private static char character(String name) {
        if (name.charAt(0) != '#' || name.length() < 2) {
            return ENTITIES.getOrDefault(name, (char) 0);
        }
        boolean hex = name.charAt(1) == 'x' || name.charAt(1) == 'X';
        String digits = name.substring(hex ? 2 : 1);
        boolean number = !digits.isEmpty() && Letters.isAll(digits, c -> hex ? Letters.isHex(c) : Letters.isDigit(c));
        int code = number ? Integer.parseInt(digits, hex ? 16 : 10) : 0;
        return code >= ' ' && code < 0x7F ? (char) code : 0;
    }

    private static boolean isHex(String text, int from, int count) {
        for (int i = from; i < from + count; i++) {
            if (!Letters.isHex(Letters.at(text, i))) {
                return false;
            }
        }
        return true;
    }
}
