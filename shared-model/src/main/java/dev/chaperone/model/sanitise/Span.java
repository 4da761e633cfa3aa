package dev.chaperone.model.sanitise;

/** A half-open range in UTF-16 units. */
public record Span(int start, int end) {
    public Span {
        if (start < 0 || end <= start) {
            throw new IllegalArgumentException("span [%d, %d) is empty or negative".formatted(start, end));
        }
    }
}
