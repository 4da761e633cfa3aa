package dev.chaperone.model.sanitise.assign;

import dev.chaperone.model.sanitise.scan.Letters;

/** The signs between a name and its value, in the languages people write both in. */
final class Syntax {

    /** Most spaces and line breaks between a name and its value. */
    static final int GAP = 60;

    private Syntax() {}

    static boolean isEscape(String text, int index) {
        return text.charAt(index) == '\\' && "nrt\"'\\".indexOf(Letters.at(text, index + 1)) >= 0;
    }

    /**
     * {@code =}, {@code :}, {@code :=}, {@code =>}, {@code ||:}, {@code .=} …; not {@code ==} before a bare word,
     * {@code ::}, {@code ://}.
     */
    static int operator(String text, int at) {
        int i = at;
        boolean assigns = false;
        while (i - at < 5 && "=:?|.+<>~-!".indexOf(Letters.at(text, i)) >= 0) {
            char c = text.charAt(i);
            boolean sign = assigns && "=:>~".indexOf(c) < 0;
            if (sign || (c == '-' && Letters.at(text, i + 1) != '>')) {
                break;
            }
            assigns |= c == '=' || c == ':' || (c == '>' && i > at);
            i++;
        }
        boolean scope = i - at == 2 && text.charAt(at) == ':' && text.charAt(at + 1) == ':';
        boolean address = i > at && text.charAt(i - 1) == ':' && text.startsWith("//", i);
        boolean match = i > at && text.charAt(i - 1) == '~';
        return assigns && !scope && !address && !match ? i : at;
    }

    /** {@code name[25]}, {@code name[]}. */
    static int afterArray(String text, int at) {
        int i = at + 1;
        while (Letters.at(text, at) == '[' && Letters.isDigit(Letters.at(text, i))) {
            i++;
        }
        return Letters.at(text, at) == '[' && Letters.at(text, i) == ']' ? i + 1 : at;
    }

    /** {@code string}, {@code [25]}, {@code Optional[str]}: a type between name and operator. */
    static int afterType(String text, int at) {
        int i = at;
        while (i - at < 32 && (Letters.isWord(Letters.at(text, i)) || "[]?*".indexOf(Letters.at(text, i)) >= 0)) {
            i++;
        }
        return i;
    }

    /** Spaces; a line break only before a quote, or before an indented value. */
    static int afterGap(String text, int at) {
        int spaces = skip(text, at, " \t", GAP);
        int lines = skip(text, spaces, " \t\r\n|>-", GAP);
        boolean quote = Letters.isQuote(Letters.at(text, lines)) || Letters.at(text, lines) == '\\';
        boolean block = text.substring(spaces, lines).indexOf('|') >= 0
                || text.substring(spaces, lines).indexOf('>') >= 0;
        boolean indented =
                block && lines > spaces && Letters.at(text, lines - 1) == ' ' && Letters.at(text, lines - 2) == ' ';
        return lines > spaces && text.substring(spaces, lines).indexOf('\n') >= 0 && (quote || indented)
                ? lines
                : spaces;
    }

    /** {@code b"…"}, {@code @"…"}, {@code N'…'}, {@code new String("…")}. */
    static int afterPrefix(String text, int from) {
        for (String wrapper : new String[] {"new String(", "String(", "Bearer ", "bearer ", "Token ", "token "}) {
            if (text.startsWith(wrapper, from)) {
                return from + wrapper.length();
            }
        }
        boolean letter = "bBrRuUfFNL@$(".indexOf(Letters.at(text, from)) >= 0;
        return letter && Letters.isQuote(Letters.at(text, from + 1)) ? from + 1 : from;
    }

    static boolean startsLine(String text, int start) {
        int i = start;
        while (i > 0 && start - i < 12 && text.charAt(i - 1) != '\n') {
            i--;
        }
        boolean reached = i == 0 || text.charAt(i - 1) == '\n' || text.charAt(i - 1) == Letters.ENVELOPE_QUOTE;
        String before = text.substring(i, start).strip();
        return reached
                && (before.isEmpty()
                        || before.equals("+")
                        || before.equals("-")
                        || before.endsWith("export")
                        || before.equals("ENV")
                        || before.equals("ARG"));
    }

    static int skip(String text, int at, String set, int max) {
        int i = at;
        while (i - at < max && i < text.length() && set.indexOf(text.charAt(i)) >= 0) {
            i++;
        }
        return i;
    }
}
