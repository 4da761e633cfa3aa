package dev.chaperone.model.sanitise.scan;

import java.util.List;

/**
 * Something a probe is sure enough of, in positions of the text it looked at.
 *
 * @param category {@code secret}, {@code personal} or {@code organisation}
 * @param rule id of what recognised it, e.g. {@code github-token}
 * @param type the word in the placeholder, {@code [A-Z0-9]+}
 * @param points how sure, 1 to 100; where two hits overlap the surer one stays
 * @param evidence facts with points; never the value
 */
public record Hit(String category, String rule, String type, int start, int end, int points, List<String> evidence) {

    public static Hit secret(String rule, String type, int start, int end, int points, String evidence) {
        return new Hit("secret", rule, type, start, end, points, List.of(evidence + " +" + points));
    }

    public static Hit personal(String rule, String type, int start, int end, int points, String evidence) {
        return new Hit("personal", rule, type, start, end, points, List.of(evidence + " +" + points));
    }

    public Hit at(int newStart, int newEnd) {
        return new Hit(category, rule, type, newStart, newEnd, points, evidence);
    }

    /** The same, found behind an encoding. */
    public Hit through(String encoding, int newStart, int newEnd) {
        List<String> all = new java.util.ArrayList<>(evidence);
        all.add("seen through " + encoding);
        return new Hit(category, rule, type, newStart, newEnd, points, List.copyOf(all));
    }

    public boolean overlaps(Hit other) {
        return start < other.end && other.start < end;
    }

    public int length() {
        return end - start;
    }
}
