package dev.chaperone.model.sanitise;

/** What happens to a finding, from the mildest to the strictest. */
public enum Response {
    /** It stays, and nothing is said. */
    ALLOW,
    /** It stays, and is recorded. */
    WARN,
    /** A placeholder takes its place. */
    REPLACE,
    /** The text does not go there at all. */
    BLOCK
}
