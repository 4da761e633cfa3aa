package dev.chaperone.model.policy;

/**
 * A setting as one source gives it.
 *
 * @param value boolean, integer, text or list of texts; checked against the schema
 */
public record Given(Object value, SourceLine at) {}
