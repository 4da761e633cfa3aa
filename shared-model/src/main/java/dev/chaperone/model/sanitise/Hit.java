package dev.chaperone.model.sanitise;

import java.util.List;

/**
 * Something a detector is sure enough of, in positions of the text it looked at.
 *
 * @param type the word in the placeholder, {@code [A-Z0-9]+}
 * @param points how sure; where two hits overlap the surer one stays
 */
record Hit(String category, String rule, String type, int start, int end, int points, List<String> evidence) {

    static Hit secret(String rule, String type, int start, int end, int points, String evidence) {
        return new Hit("secret", rule, type, start, end, points, List.of(evidence + " +" + points));
    }

    static Hit personal(String rule, String type, int start, int end, int points, String evidence) {
        return new Hit("personal", rule, type, start, end, points, List.of(evidence + " +" + points));
    }

    boolean overlaps(Hit other) {
        return start < other.end && other.start < end;
    }
}
