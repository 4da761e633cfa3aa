package dev.chaperone.model.policy;

/**
 * Where something is written.
 *
 * @param source file name or origin, as the administrator knows it
 * @param line from 1; 0 if it has no line
 */
public record SourceLine(String source, int line) {

    /** {@code policy.yaml:12} */
    @Override
    public String toString() {
        return line > 0 ? source + ":" + line : source;
    }
}
