package dev.chaperone.model.sanitise;

import java.util.List;

/**
 * Something sensitive, and why we think so. Never holds the value itself.
 *
 * @param category {@code secret}, {@code personal}, or {@code organisation} for a word of its dictionary
 * @param rule rule id, e.g. {@code github-token}; category and rule together are the class an event counts
 * @param span where it stood in the original text
 * @param placeholder what stands there now
 * @param preview masked, at most the first four characters of a public prefix
 * @param confidence 1 to 100
 * @param evidence facts with points, e.g. {@code checksum valid +40}
 */
public record Finding(
        String category,
        String rule,
        int version,
        Span span,
        String placeholder,
        String preview,
        int confidence,
        List<String> evidence) {
    public Finding {
        evidence = List.copyOf(evidence);
    }

    /** The same, {@code by} characters further on. */
    public Finding shifted(int by) {
        Span there = new Span(span.start() + by, span.end() + by);
        return new Finding(category, rule, version, there, placeholder, preview, confidence, evidence);
    }

    /** {@code secret.github-token}. */
    public String classification() {
        return category + "." + rule;
    }
}
