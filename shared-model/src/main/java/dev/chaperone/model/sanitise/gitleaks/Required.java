package dev.chaperone.model.sanitise.gitleaks;

import java.util.OptionalInt;

/**
 * Another rule that must have found something near, too.
 *
 * @param withinLines how many lines further up or down at most
 * @param withinColumns how many bytes further left or right in their lines at most
 */
record Required(String rule, OptionalInt withinLines, OptionalInt withinColumns) {

    /** @param a where one match begins, {@code b} where the other does */
    boolean isNear(Lines lines, int a, int b) {
        boolean sameLines = withinLines.isEmpty() || Math.abs(lines.line(a) - lines.line(b)) <= withinLines.getAsInt();
        return sameLines
                && (withinColumns.isEmpty() || Math.abs(lines.column(a) - lines.column(b)) <= withinColumns.getAsInt());
    }
}
