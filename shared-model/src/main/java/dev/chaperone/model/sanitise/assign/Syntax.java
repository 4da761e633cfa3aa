package dev.chaperone.model.sanitise.assign;

import dev.chaperone.model.sanitise.scan.Letters;
import java.util.Set;

/** The signs between a name and its value, in the languages people write both in. */
final class Syntax {

    /** Most spaces and line breaks between a name and its value. */
    static final int GAP = 60;

    private static final int LINE = 160;
    private static final Set<String> DIRECTIVES = Set.of("requirepass", "masterauth", "password");

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

    /** {@code requirepass X}, {@code ENV DB_PASSWORD X}, {@code machine M login U password X}: only spaces between. */
    static boolean isDirective(String text, Name name) {
        int line = text.lastIndexOf('\n', name.start()) + 1;
        String before = text.substring(Math.max(line, name.start() - LINE), name.start())
                .strip();
        boolean alone = before.isEmpty()
                && (name.words().size() == 1 && DIRECTIVES.contains(name.words().getFirst()));
        return alone || before.equals("ENV") || before.equals("ARG") || isLogin(before);
    }

    /** As in {@code .netrc}, on one line or on several. */
    private static boolean isLogin(String before) {
        int login = before.lastIndexOf("login ");
        return login >= 0 && before.indexOf(' ', login + 6) < 0 && (login == 0 || before.startsWith("machine "));
    }

    /** Nothing but a comment follows on the line. */
    static boolean endsLine(String text, int end) {
        int i = skip(text, end, " \t\r", GAP);
        char c = Letters.at(text, i);
        return i == text.length() || c == '\n' || (c == '#' && i > end) || c == Letters.ENVELOPE_QUOTE;
    }

    /** Spaces or quotes stand before and behind. */
    static boolean isApart(String text, int start, int end) {
        char before = Letters.at(text, start - 1);
        char after = Letters.at(text, end);
        return (before <= ' ' || Letters.isQuote(before)) && (after <= ' ' || Letters.isQuote(after) || after == '\\');
    }

    static int skip(String text, int at, String set, int max) {
        int i = at;
        while (i - at < max && i < text.length() && set.indexOf(text.charAt(i)) >= 0) {
            i++;
        }
        return i;
    }
}
