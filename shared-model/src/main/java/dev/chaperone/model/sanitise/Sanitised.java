package dev.chaperone.model.sanitise;

import dev.chaperone.model.sanitise.restore.Escaping;
import java.util.List;

/** Text without what must not leave, and what was taken out, in order of position. */
public record Sanitised(String text, List<Finding> findings) {
    public Sanitised {
        findings = List.copyOf(findings);
    }

    /** The text with each finding's placeholder in its place; findings in order of position, none over another. */
    public static Sanitised of(String text, List<Finding> findings) {
        StringBuilder clean = new StringBuilder(text.length());
        int done = 0;
        for (Finding finding : findings) {
            clean.append(text, done, finding.span().start()).append(finding.placeholder());
            done = finding.span().end();
        }
        return new Sanitised(clean.append(text, done, text.length()).toString(), findings);
    }

    /** How values are spelled in this text: to be given to {@code Vault.restore}. */
    public Escaping escaping() {
        return Escaping.AS_WRITTEN;
    }

    public boolean isClean() {
        return findings.isEmpty();
    }

    @Override
    public String toString() {
        return "Sanitised[" + findings.size() + " findings]";
    }
}
