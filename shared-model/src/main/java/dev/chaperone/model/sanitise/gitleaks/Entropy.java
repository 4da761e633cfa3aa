package dev.chaperone.model.sanitise.gitleaks;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Shannon's entropy as gitleaks has it: how often characters occur, over the number of bytes. */
final class Entropy {

    private static final double LOG2 = Math.log(2);

    private Entropy() {}

    /** In bits; 0 for an empty text. */
    static double of(String text) {
        Map<Integer, Integer> counts = new HashMap<>();
        text.codePoints().forEach(c -> counts.merge(c, 1, Integer::sum));
        double length = text.getBytes(StandardCharsets.UTF_8).length;
        double bits = 0;
        for (int count : counts.values()) {
            double part = count / length;
            bits -= part * Math.log(part) / LOG2;
        }
        return bits;
    }
}
