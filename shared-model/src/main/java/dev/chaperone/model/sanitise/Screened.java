package dev.chaperone.model.sanitise;

import java.util.ArrayList;
import java.util.List;

/**
 * A text after the matrix was asked about every finding.
 *
 * @param sanitised the text with what has to be replaced replaced; what blocks is replaced, too
 * @param warned what stays and is recorded; these findings have no placeholder
 * @param blocking classes of what must not go there in any form, each once
 */
public record Screened(Sanitised sanitised, List<Finding> warned, List<String> blocking) {
    public Screened {
        warned = List.copyOf(warned);
        blocking = List.copyOf(blocking);
    }

    /** Whether there is nothing to record. */
    public boolean isClean() {
        return sanitised.isClean() && warned.isEmpty();
    }

    /** Everything that was seen, for the record. */
    public Sanitised seen() {
        List<Finding> all = new ArrayList<>(sanitised.findings());
        all.addAll(warned);
        return new Sanitised(sanitised.text(), all);
    }
}
