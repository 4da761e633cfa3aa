package dev.chaperone.model.sanitise;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Which class of finding, how sure, on the way to where, gets which response: the first row that fits. What fits no row
 * is replaced, so that a gap in the matrix lets nothing out. Immutable.
 *
 * @param rows in order
 */
public record ResponseMatrix(List<Row> rows) {

    /**
     * One line.
     *
     * @param classes a class such as {@code secret.github-token}, or the beginning of some with a star:
     *     {@code personal.*}, {@code *}
     * @param confidence fits findings that are at least so sure, 0 to 100
     * @param destinations fits texts that go there
     */
    public record Row(String classes, int confidence, Set<Destination> destinations, Response response) {
        public Row {
            if (confidence < 0 || confidence > 100) {
                throw new IllegalArgumentException("confidence %d of '%s' is not between 0 and 100; write one that is"
                        .formatted(confidence, classes));
            }
            destinations = Set.copyOf(destinations);
        }

        private boolean fits(String classification, int sure, Destination destination) {
            boolean named = classes.endsWith("*")
                    ? classification.startsWith(classes.substring(0, classes.length() - 1))
                    : classification.equals(classes);
            return named && sure >= confidence && destinations.contains(destination);
        }
    }

    public ResponseMatrix {
        rows = List.copyOf(rows);
    }

    /** Replaces whatever is found, wherever it goes. */
    public static ResponseMatrix standard() {
        return new ResponseMatrix(List.of());
    }

    /** These rows, and then those. */
    public ResponseMatrix above(ResponseMatrix weaker) {
        if (rows.isEmpty() || weaker.rows.isEmpty()) {
            return rows.isEmpty() ? weaker : this;
        }
        List<Row> all = new ArrayList<>(rows);
        all.addAll(weaker.rows);
        return new ResponseMatrix(all);
    }

    /**
     * @param classification category and rule, e.g. {@code secret.github-token}
     * @param confidence of the finding, 1 to 100
     */
    public Response responseTo(String classification, int confidence, Destination destination) {
        return rows.stream()
                .filter(row -> row.fits(classification, confidence, destination))
                .findFirst()
                .map(Row::response)
                .orElse(Response.REPLACE);
    }
}
