package dev.chaperone.desktop.guard;

import dev.chaperone.desktop.guard.Finding.State;
import java.util.List;

/** What this machine can enforce. */
public record Enforcement(List<Finding> findings) {

    public Enforcement {
        findings = List.copyOf(findings);
    }

    /** Whether a session can be had at all. */
    public boolean possible() {
        return of(State.MISSING).isEmpty() && of(State.UNTESTED).isEmpty();
    }

    /** Whether a session has every wall. */
    public boolean complete() {
        return findings.stream().allMatch(f -> f.state() == State.ENFORCED);
    }

    public boolean enforces(Feature feature) {
        return findings.stream().anyMatch(f -> f.feature() == feature && f.state() == State.ENFORCED);
    }

    public List<Finding> of(State state) {
        return findings.stream().filter(f -> f.state() == state).toList();
    }
}
