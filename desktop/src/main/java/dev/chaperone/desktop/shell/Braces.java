package dev.chaperone.desktop.shell;

import java.util.ArrayList;
import java.util.List;

/** {@code a{b,c}d} is {@code abd acd}. */
final class Braces {

    private static final int MOST = 64;

    private Braces() {}

    /** Every word a pattern of braces stands for; one with too many of them is returned as it is. */
    static List<String> expand(String word) {
        List<String> done = new ArrayList<>();
        List<String> open = new ArrayList<>(List.of(word));
        while (!open.isEmpty()) {
            String next = open.removeLast();
            int end = next.indexOf('}');
            int start = end < 0 ? -1 : next.lastIndexOf('{', end);
            if (start < 0 || next.indexOf(',', start) < 0 || next.indexOf(',', start) > end) {
                done.add(next);
            } else {
                for (String part : next.substring(start + 1, end).split(",", -1)) {
                    open.add(next.substring(0, start) + part + next.substring(end + 1));
                }
            }
            if (done.size() + open.size() > MOST) {
                return List.of(word);
            }
        }
        return done;
    }
}
