package dev.chaperone.model.sanitise.token;

import dev.chaperone.model.sanitise.scan.Hit;
import dev.chaperone.model.sanitise.scan.Letters;
import dev.chaperone.model.sanitise.scan.Probe;
import dev.chaperone.model.sanitise.scan.Scan;
import java.util.List;

/** A word from an organisation's dictionary, such as the name of a project that nobody outside knows. */
record WordProbe(String rule) implements Probe {

    /** What an organisation looks for is neither a secret nor personal by itself. */
    private static final String CATEGORY = "organisation";

    private static final int POINTS = 80;

    @Override
    public void at(Scan scan, int start, int end) {
        if (!Letters.isAlnum(scan.at(end)) && Letters.startsWord(scan.text(), start)) {
            scan.add(new Hit(CATEGORY, rule, "TERM", start, end, POINTS, List.of("a word of " + rule + " +" + POINTS)));
        }
    }
}
