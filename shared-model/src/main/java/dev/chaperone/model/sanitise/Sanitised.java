package dev.chaperone.model.sanitise;

import dev.chaperone.model.sanitise.restore.Escaping;
import java.util.List;

/**
 * Text without what must not leave, and what was taken out, in order of position.
 *
 * @param escaping how values have to be spelled in this text: to be given to {@code Vault.restore}
 */
public record Sanitised(String text, List<Finding> findings, Escaping escaping) {
    public Sanitised {
        findings = List.copyOf(findings);
    }

    /** Of a text that is no JSON. */
    public Sanitised(String text, List<Finding> findings) {
        this(text, findings, Escaping.NONE);
    }

    public boolean isClean() {
        return findings.isEmpty();
    }

    @Override
    public String toString() {
        return "Sanitised[" + findings.size() + " findings]";
    }
}
