package dev.chaperone.model.sanitise.assign;

import dev.chaperone.model.sanitise.scan.Letters;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stands after a name.
 *
 * @param joint what stands between name and value
 */
record Value(int start, int end, boolean quoted, Joint joint) {

    /** How a value is joined to its name. */
    enum Joint {
        /** {@code NAME=value} at the start of a line, as in .env files. */
        LINE,
        /** {@code =}, {@code :=}, {@code =>}: in code. */
        EQUALS,
        /** {@code :}: in JSON, YAML, headers. */
        COLON,
        /** {@code name: value} alone on its line, {@code name=value} between spaces. */
        SETTING,
        /** {@code ?name=value&…}, {@code name=value;…}. */
        PARAMETER,
        /** {@code <name>value</name>}, {@code name="…" value="…"}. */
        ELEMENT,
        /** {@code name("value")}, {@code "name", "value"}. */
        CALL,
        /** {@code --name value}. */
        FLAG,
        /** {@code the name is value}. */
        PROSE,
        /** {@code name value}. */
        SPACE
    }

    private static final int ASCII = 128;
    private static final Map<Joint, boolean[]> STOPS = stops();
    private static final int MAX = 1024;
    private static final int CLOSERS = 6;
    private static final int GAP = Syntax.GAP;

    /** @return null if no value follows the name */
    static @Nullable Value after(String text, Name name) {
        int array = Syntax.afterArray(text, name.end());
        int closed = Syntax.skip(text, array, "\"'`]}\\*\uE001", CLOSERS);
        boolean quoted = closed > array;
        int at = Syntax.skip(text, closed, " \t", 8);
        char c = Letters.at(text, at);
        if (c == '>' && Letters.at(text, name.start() - 1) == '<') {
            return element(text, Syntax.skip(text, at + 1, " \t\r\n", GAP));
        }
        if (c == '>' && quoted && text.startsWith("=", name.start() - 2)) {
            return element(text, at + 1);
        }
        if (c == '.' && text.startsWith(".assign(", at)) {
            return call(text, at + 7);
        }
        if (c == '(' || (c == ',' && quoted)) {
            Value beside = c == ',' ? beside(text, closed) : null;
            return beside == null ? call(text, at) : beside;
        }
        int operator = Syntax.operator(text, at);
        if (operator == at) {
            int type = at > closed ? Syntax.afterType(text, at) : at;
            operator = type > at ? Syntax.operator(text, Syntax.skip(text, type, " \t", 8)) : at;
            operator = operator == Syntax.skip(text, type, " \t", 8) ? at : operator;
        }
        if (operator > at) {
            return assigned(text, name, at, operator);
        }
        return other(text, name, closed, at);
    }

    private static @Nullable Value assigned(String text, Name name, int at, int operator) {
        int from = Syntax.afterGap(text, operator);
        char before = Letters.at(text, name.start() - 1);
        boolean label = at == name.end() && Letters.isQuote(before) && Letters.at(text, operator) == before;
        if (label) {
            return null;
        }
        boolean tight = operator == at + 1 && text.charAt(at) == '=' && from == operator;
        Joint joint = text.substring(at, operator).indexOf('=') >= 0 ? Joint.EQUALS : Joint.COLON;
        if (tight && (before == '?' || before == '&' || before == ';')) {
            joint = Joint.PARAMETER;
        } else if (tight && Syntax.startsLine(text, name.start())) {
            joint = Joint.LINE;
        } else if (tight && before == '-') {
            joint = Joint.FLAG;
        }
        Value value = joint == Joint.EQUALS ? wholeLine(text, name, from) : read(text, from, joint);
        String operation = text.substring(at, operator);
        boolean compares = operation.contains("==") || operation.contains("!=");
        if (compares && (value == null || !value.quoted())) {
            return null;
        }
        if (value != null && !value.quoted() && joint == Joint.COLON) {
            int next = Syntax.skip(text, value.end(), " \t", 4);
            boolean typed = Letters.at(text, next) == '=' && Letters.at(text, next + 1) != '=';
            return typed ? read(text, Syntax.afterGap(text, next + 1), Joint.EQUALS) : setting(text, name, value);
        }
        return value != null && !value.quoted() && tight && joint == Joint.EQUALS ? setting(text, name, value) : value;
    }

    /** The value as one of settings, if nothing else stands around it. */
    private static Value setting(String text, Name name, Value value) {
        boolean line = value.joint() == Joint.COLON
                ? Syntax.startsLine(text, name.start()) && Syntax.endsLine(text, value.end())
                : Syntax.isApart(text, name.start(), value.end());
        return line ? new Value(value.start(), value.end(), false, Joint.SETTING) : value;
    }

    /** {@code name: NAME, value: VALUE}. @return null if the word "value" or "default" does not follow */
    private static @Nullable Value beside(String text, int closed) {
        int next = Syntax.skip(text, closed, " \t\r\n,{\"'/\uE001", GAP);
        int word = text.regionMatches(true, next, "value", 0, 5) ? 5 : text.startsWith("default", next) ? 7 : 0;
        if (next == closed || word == 0 || Letters.isWord(Letters.at(text, next + word))) {
            return null;
        }
        int end = Syntax.skip(text, next + word, "\"'\uE001 \t", CLOSERS);
        int operator = Syntax.operator(text, end);
        return operator > end ? read(text, Syntax.afterGap(text, operator), Joint.ELEMENT) : null;
    }

    /** Flags and prose. */
    private static @Nullable Value other(String text, Name name, int closed, int at) {
        Value beside = beside(text, closed);
        if (beside != null) {
            return beside;
        }
        boolean dash = Letters.at(text, at) == '-' && at == name.end();
        if (dash) {
            return read(text, at + 1, Joint.SPACE);
        }
        if (at == closed || closed > name.end()) {
            return null;
        }
        for (String verb : new String[] {"is ", "is: ", "was ", "= "}) {
            if (text.startsWith(verb, at)) {
                return read(text, at + verb.length(), Joint.PROSE);
            }
        }
        boolean flag = Letters.at(text, name.start() - 1) == '-' || Syntax.isDirective(text, name);
        return read(text, at, flag ? Joint.FLAG : Joint.SPACE);
    }

    /** {@code name = value} on a line of its own goes to the end of the line, brackets and all. */
    private static @Nullable Value wholeLine(String text, Name name, int from) {
        if (Syntax.startsLine(text, name.start())) {
            int end = endOfLine(text, from);
            char after = Letters.at(text, Syntax.skip(text, end, ",; \t\r", CLOSERS));
            boolean whole = Syntax.skip(text, end, ",; \t\r", CLOSERS) == text.length() || after == '\n';
            if (end > from && whole && !Letters.isQuote(text.charAt(from))) {
                return new Value(from, end, false, Joint.EQUALS);
            }
        }
        return read(text, from, Joint.EQUALS);
    }

    /** To the next space; quotes and brackets are part of it unless it begins with one. */
    private static int endOfLine(String text, int from) {
        int plain = endOfPlain(text, from, Joint.LINE);
        int space = plain;
        int limit = Math.min(text.length(), from + MAX);
        while (space < limit && text.charAt(space) > ' ' && text.charAt(space) != Letters.ENVELOPE_QUOTE) {
            space++;
        }
        String all = text.substring(from, Math.min(space, limit));
        return space > plain && Looks.isUnbalanced(all) ? space : plain;
    }

    /** Only with a closing tag: {@code <api-key>} alone is a stand-in. */
    private static @Nullable Value element(String text, int from) {
        Value value = read(text, from, Joint.ELEMENT);
        return value != null && text.startsWith("</", Syntax.skip(text, value.end(), " \t\r\n", GAP)) ? value : null;
    }

    /** {@code "value" == name}. @return null if nothing is compared with a literal before the name */
    static @Nullable Value before(String text, Name name) {
        int end = name.start();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        int operator = end;
        while (operator > 0 && end - operator < 3 && "=!".indexOf(text.charAt(operator - 1)) >= 0) {
            operator--;
        }
        int close = operator;
        while (close > 0 && text.charAt(close - 1) == ' ') {
            close--;
        }
        char quote = Letters.at(text, close - 1);
        if (end - operator < 2 || !Letters.isQuote(quote)) {
            return null;
        }
        int open = text.lastIndexOf(quote, close - 2);
        int lineEnd = text.indexOf('\n', Math.max(0, open));
        boolean line = lineEnd < 0 || lineEnd > close;
        return open >= 0 && line && close - 2 - open < GAP * 2
                ? new Value(open + 1, close - 1, true, Joint.EQUALS)
                : null;
    }

    /** {@code lookup(…) or "value"}, {@code lookup || "value"}. @return null if no literal stands in for a lookup */
    static @Nullable Value fallback(String text, Value lookup) {
        int limit = Math.min(text.length(), lookup.end() + GAP);
        for (int i = lookup.end(); i < limit && text.charAt(i) != '\n'; i++) {
            for (String or : new String[] {"|| ", "?? ", " or ", "||", "??", "?: "}) {
                if (text.startsWith(or, i) && Letters.isQuote(Letters.at(text, i + or.length()))) {
                    return read(text, i + or.length(), Joint.EQUALS);
                }
            }
        }
        return null;
    }

    private static @Nullable Value call(String text, int at) {
        int from = Syntax.skip(text, at + 1, " \t", 8);
        Value value = read(text, from, Joint.CALL);
        return value != null && value.quoted() ? value : null;
    }

    private static @Nullable Value read(String text, int from, Joint joint) {
        int start = Syntax.afterPrefix(text, from);
        char c = Letters.at(text, start);
        boolean escaped = c == '\\' && Letters.isQuote(Letters.at(text, start + 1));
        if (Letters.isQuote(c) || escaped) {
            int open = start + (escaped ? 2 : 1);
            int end = endOfQuoted(text, open, text.charAt(open - 1), escaped);
            return end > open ? new Value(open, end, true, joint) : null;
        }
        int end = endOfPlain(text, start, joint);
        return end > start ? new Value(start, end, false, joint) : null;
    }

    private static int endOfQuoted(String text, int from, char quote, boolean escaped) {
        int limit = Math.min(text.length(), from + MAX);
        for (int i = from; i < limit; i++) {
            char c = text.charAt(i);
            if ((c == '\n' || c == Letters.ENVELOPE_QUOTE) && quote != Letters.ENVELOPE_QUOTE) {
                return from;
            }
            if (c == '\\' && quote != Letters.ENVELOPE_QUOTE) {
                if (escaped && Letters.at(text, i + 1) == quote) {
                    return i;
                }
                i++;
            } else if (c == quote) {
                return i;
            }
        }
        return from;
    }

    private static int endOfPlain(String text, int from, Joint joint) {
        boolean[] stops = STOPS.getOrDefault(joint, new boolean[0]);
        int limit = Math.min(text.length(), from + MAX);
        int i = from;
        while (i < limit && !isStop(stops, text.charAt(i)) && !Syntax.isEscape(text, i)) {
            i++;
        }
        while (i > from
                && (",;)".indexOf(text.charAt(i - 1)) >= 0 || (joint == Joint.PROSE && text.charAt(i - 1) == '.'))) {
            i--;
        }
        return i;
    }

    private static boolean isStop(boolean[] stops, char c) {
        return c < stops.length ? stops[c] : c == Letters.ENVELOPE_QUOTE;
    }

    private static Map<Joint, boolean[]> stops() {
        Map<Joint, boolean[]> stops = new EnumMap<>(Joint.class);
        for (Joint joint : Joint.values()) {
            String signs = switch (joint) {
                case LINE, FLAG, PROSE -> "\"'`<>";
                case PARAMETER -> "\"'`<>;&";
                case ELEMENT -> "\"'`<";
                case EQUALS, COLON, SETTING, CALL, SPACE -> "\"'`,;<>)}|&";
            };
            boolean[] table = new boolean[ASCII];
            for (char c = 0; c < ASCII; c++) {
                table[c] = c <= ' ' || signs.indexOf(c) >= 0;
            }
            stops.put(joint, table);
        }
        return stops;
    }
}
