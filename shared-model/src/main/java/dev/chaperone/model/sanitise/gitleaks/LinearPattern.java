package dev.chaperone.model.sanitise.gitleaks;

import java.util.List;

/** A regex that takes time linear in the text, whatever both are. Safe for use by many threads. */
interface LinearPattern {

    /** Start and end of every match that is not empty, from left to right, none over another. */
    List<int[]> all(String text);

    /**
     * Start and end of the first match and of each of its groups, -1 for a group that took no part; empty if there is
     * no match.
     */
    int[] first(String text);

    boolean isIn(String text);

    int groups();

    /** As it was written. */
    String source();
}
