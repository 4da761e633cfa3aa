package dev.chaperone.model.sanitise;

import java.util.List;

/** Text without what must not leave, and what was taken out, in order of position. */
public record Sanitised(String text, List<Finding> findings) {
    public Sanitised {
        findings = List.copyOf(findings);
    }

    public boolean isClean() {
        return findings.isEmpty();
    }

    @Override
    public String toString() {
        return "Sanitised[" + findings.size() + " findings]";
    }
}
