package dev.chaperone.model.sanitise.view;

import dev.chaperone.model.sanitise.scan.Letters;

/** Literals in several pieces as one: {@code "a" + "b"}, {@code "a"⏎"b"}, a backslash at the end of a line. */
final class Joining {

    private static final int MAX_GAP = 80;

    private Joining() {}

    static boolean applies(String text) {
        int at = nextSeam(text, 0);
        return at >= 0;
    }

    static View of(View from) {
        String text = from.text();
        View.Builder view = new View.Builder(from);
        int done = 0;
        for (int at = nextSeam(text, 0); at >= 0; at = nextSeam(text, done)) {
            view.copy(done, at);
            done = endOfSeam(text, at);
        }
        view.copy(done, text.length());
        return view.build("joined literals");
    }

    private static int nextSeam(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean may = c == '"'
                    || c == '\''
                    || c == '`'
                    || (c == '\\' && (Letters.at(text, i + 1) == '\n' || Letters.at(text, i + 1) == '\r'));
            if (may && goesOn(text, i, c) && endOfSeam(text, i) > i) {
                return i;
            }
        }
        return -1;
    }

    /** Most quotes are followed by something else. */
    private static boolean goesOn(String text, int at, char quote) {
        char next = Letters.at(text, at + 1);
        return next <= ' ' || "+.&\\".indexOf(next) >= 0 || next == quote;
    }

    /** @return where the text goes on after the seam at {@code at}; {@code at} if there is none */
    private static int endOfSeam(String text, int at) {
        if (!isTokenLike(Letters.at(text, at - 1))) {
            return at;
        }
        char quote = text.charAt(at);
        int i = at + 1;
        boolean joined = quote == '\\';
        while (i < text.length() && i - at < MAX_GAP) {
            char c = text.charAt(i);
            if (c == '+' || c == '.' || c == '&' || c == '\\') {
                joined |= c != '\\' || quote == '"' || quote == '\'';
            } else if (c == '\n') {
                joined = true;
            } else if (c != ' ' && c != '\t' && c != '\r') {
                break;
            }
            i++;
        }
        if (quote == '\\') {
            return isTokenLike(Letters.at(text, i)) ? i : at;
        }
        return joined
                        && Letters.at(text, i) == quote
                        && isTokenLike(Letters.at(text, i + 1))
                        && !isKey(text, i + 1, quote)
                ? i + 1
                : at;
    }

    /** {@code "a"⏎"b": …}: what follows is a key of its own. */
    private static boolean isKey(String text, int from, char quote) {
        int close = text.indexOf(quote, from);
        return close > 0 && close - from < MAX_GAP && Letters.at(text, close + 1) == ':';
    }

    private static boolean isTokenLike(char c) {
        return c > ' ' && c < 0x7F && "\"'`,;(){}[]<>".indexOf(c) < 0;
    }
}
