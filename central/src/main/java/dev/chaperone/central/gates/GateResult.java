package dev.chaperone.central.gates;

import java.util.ArrayList;
import java.util.List;

/**
 * What one gate found.
 *
 * @param findings at most {@link #MOST}; the last one says so if there were more
 */
public record GateResult(String gate, Result result, List<Finding> findings) {

    /** Most findings kept. */
    static final int MOST = 100;

    /** How it ended. */
    public enum Result {
        PASS,
        WARN,
        FAIL
    }

    /**
     * One thing found; never the secret itself.
     *
     * @param file empty if it is not about a file
     * @param line counted from 1, 0 if it is not about a line
     * @param commit the first twelve digits, empty if it is about the change as a whole
     */
    public record Finding(String what, String file, int line, String commit) {

        static Finding of(FileChange file, String what) {
            return new Finding(what, file.path(), 0, Change.brief(file.commit()));
        }
    }

    public GateResult {
        findings = List.copyOf(findings);
    }

    /** Passes if there is nothing, else {@code otherwise}. */
    static GateResult of(String gate, Result otherwise, List<Finding> findings) {
        if (findings.size() <= MOST) {
            return new GateResult(gate, findings.isEmpty() ? Result.PASS : otherwise, findings);
        }
        List<Finding> first = new ArrayList<>(findings.subList(0, MOST - 1));
        first.add(new Finding("and %d more".formatted(findings.size() - first.size()), "", 0, ""));
        return new GateResult(gate, otherwise, first);
    }
}
