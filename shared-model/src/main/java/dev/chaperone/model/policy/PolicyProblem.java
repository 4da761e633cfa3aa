package dev.chaperone.model.policy;

/**
 * What is wrong with a policy text and where.
 *
 * @param source file name or origin, as the administrator knows it
 * @param line from 1; 0 if the problem has no line
 * @param key the key it is about, e.g. {@code rules[2].effect}; may be empty
 * @param message says the value, what is accepted and what to do
 */
public record PolicyProblem(String source, int line, String key, String message) {

    /** {@code policy.yaml:12: rules[2].effect: 'alow' is not …} */
    @Override
    public String toString() {
        return source + (line > 0 ? ":" + line : "") + ": " + (key.isEmpty() ? "" : key + ": ") + message;
    }
}
