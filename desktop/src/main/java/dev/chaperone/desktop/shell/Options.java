package dev.chaperone.desktop.shell;

import java.util.Collection;

/** Options as programs read them: a long one may be cut short, and short ones may stand together. */
final class Options {

    private static final int SHORTEST = 2;

    private Options() {}

    /** Whether the word may mean one of these long options, which are given without their dashes. */
    static boolean mayBeLong(String word, Collection<String> names) {
        if (!word.startsWith("--")) {
            return false;
        }
        int equals = word.indexOf('=');
        String given = word.substring(2, equals < 0 ? word.length() : equals);
        if (given.length() < SHORTEST) {
            return false;
        }
        for (String name : names) {
            if (name.startsWith(given)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the word is a group of short options with one of these letters in it, or before its value. */
    static boolean hasLetter(String word, String letters) {
        if (word.length() < 2 || word.charAt(0) != '-' || word.charAt(1) == '-') {
            return false;
        }
        for (int i = 1; i < word.length() && isLetter(word.charAt(i)); i++) {
            if (letters.indexOf(word.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '#';
    }
}
