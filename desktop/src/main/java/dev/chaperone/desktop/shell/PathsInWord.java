package dev.chaperone.desktop.shell;

import java.util.ArrayList;
import java.util.List;

/**
 * The paths a word may hold, also behind {@code --option=}, {@code of=}, {@code @} or {@code -I}. Where it can be read
 * in more ways than one, each counts.
 */
final class PathsInWord {

    private PathsInWord() {}

    /** Empty for a name without a slash, which lies where the command runs. */
    static List<String> of(String text) {
        if (text.indexOf('\n') >= 0 || (text.indexOf('/') < 0 && !mayGoUp(text))) {
            return List.of();
        }
        List<String> paths = new ArrayList<>();
        int equals = equals(text);
        if (equals >= 0) {
            add(text.substring(equals + 1), paths);
        }
        if (text.startsWith("-") && equals < 0) {
            behindLetters(text, paths);
        } else if (!text.startsWith("--")) {
            add(text, paths);
        }
        return paths;
    }

    private static boolean mayGoUp(String text) {
        return text.endsWith("..") || text.endsWith("~");
    }

    /** Behind a name as options and variables have; others may be part of a path. */
    private static int equals(String text) {
        int equals = text.indexOf('=');
        for (int i = 0; i < equals; i++) {
            char c = text.charAt(i);
            if (!Character.isLetterOrDigit(c) && "-_.".indexOf(c) < 0) {
                return -1;
            }
        }
        return equals;
    }

    /** Short options may have their value right behind them, and which letters are the options is theirs to know. */
    private static void behindLetters(String text, List<String> paths) {
        int slash = text.indexOf('/');
        int dots = text.indexOf("..");
        if (slash >= 0) {
            add(text.substring(slash), paths);
        }
        if (dots >= 0) {
            add(text.substring(dots), paths);
        }
        if (text.length() > 2) {
            add(text.substring(2), paths);
        }
    }

    private static void add(String value, List<String> paths) {
        String path = value.startsWith("@") ? value.substring(1) : value;
        if (path.indexOf('/') >= 0 || path.equals("..") || path.equals("~")) {
            paths.add(path);
        }
    }
}
