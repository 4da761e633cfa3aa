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
        if (text.startsWith("+++ ", from)) {
            String name = text.substring(from + 4, end).strip();
            file = name.startsWith("b/") ? name.substring(2) : name;
        } else if (text.startsWith("@@ ", from)) {
            int plus = text.indexOf('+', from);
            line = plus > 0 && plus < end ? number(plus + 1) : 0;
        } else if (text.startsWith("+", from)) {
            places.put(from, new Place(file, line++));
            view.copy(from + 1, end);
            if (end < text.length()) {
                view.add('\n', end, end + 1);
            }
        } else if (text.startsWith(" ", from)) {
            line++;
        }
    }

    private int number(int from) {
        int value = 0;
        for (int i = from; i < text.length() && Character.isDigit(text.charAt(i)) && value < 100_000_000; i++) {
            value = value * 10 + text.charAt(i) - '0';
        }
        return value;
    }
}
