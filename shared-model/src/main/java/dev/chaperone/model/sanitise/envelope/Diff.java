package dev.chaperone.model.sanitise.envelope;

import dev.chaperone.model.sanitise.view.View;
import java.util.TreeMap;

/**
 * A unified diff read for what it adds: the added lines of all hunks in order, without their plus signs, so that a key
 * that goes over several lines is seen whole.
 */
public final class Diff {

    /**
     * A line of a file as it is after the change.
     *
     * @param file as the diff names it, without {@code b/}
     * @param line counted from 1
     */
    public record Place(String file, int line) {}

    private final String text;
    private final View.Builder view;
    private final TreeMap<Integer, Place> places = new TreeMap<>();
    private String file = "";
    private int line;
    private int kept;
    private int added;

    /** Reads the diff; a text that is none has no added lines. */
    public Diff(String text) {
        this.text = text;
        this.view = new View.Builder(View.plain(text));
        int from = 0;
        while (from < text.length()) {
            int end = text.indexOf('\n', from);
            end = end < 0 ? text.length() : end;
            line(from, end);
            from = end + 1;
        }
    }

    public String text() {
        return text;
    }

    /** The added lines as one view of the diff. */
    public View added() {
        return view.build("diff");
    }

    /** Where in the changed files a position of the diff is; file "" and line 0 if it is on no added line. */
    public Place placeOf(int index) {
        var place = places.floorEntry(index);
        return place == null ? new Place("", 0) : place.getValue();
    }

    private void line(int from, int end) {
        boolean inHunk = added > 0 || kept > 0;
        if (!inHunk && text.startsWith("+++ ", from)) {
            String name = text.substring(from + 4, end).strip();
            file = name.startsWith("b/") ? name.substring(2) : name;
        } else if (!inHunk && text.startsWith("@@ ", from)) {
            hunk(from, end);
        } else if (text.startsWith("+", from)) {
            added--;
            places.put(from, new Place(file, line++));
            view.copy(from + 1, end);
            if (end < text.length()) {
                view.add('\n', end, end + 1);
            }
        } else if (text.startsWith("-", from)) {
            kept--;
        } else if (from == end || text.startsWith(" ", from)) {
            added--;
            kept--;
            line++;
        }
    }

    /** {@code @@ -1,2 +3,4 @@}: only by these numbers an added line {@code ++ x} differs from a file's name. */
    private void hunk(int from, int end) {
        int minus = text.indexOf('-', from);
        int plus = text.indexOf('+', from);
        boolean whole = minus > 0 && plus > minus && plus < end;
        line = whole ? number(plus + 1) : 0;
        kept = whole ? count(minus + 1) : 0;
        added = whole ? count(plus + 1) : 0;
    }

    /** What stands behind the comma of {@code 3,4}; one if nothing does. */
    private int count(int from) {
        int at = from;
        while (at < text.length() && Character.isDigit(text.charAt(at))) {
            at++;
        }
        return at < text.length() && text.charAt(at) == ',' ? number(at + 1) : 1;
    }

    private int number(int from) {
        int value = 0;
        for (int i = from; i < text.length() && Character.isDigit(text.charAt(i)) && value < 100_000_000; i++) {
            value = value * 10 + text.charAt(i) - '0';
        }
        return value;
    }
}
