package dev.chaperone.desktop.guard;

/**
 * Whether this machine can do one thing.
 *
 * @param detail why not and what to do, or how; in words for people
 */
public record Finding(Feature feature, State state, String detail) {

    /** How it stands. */
    public enum State {
        ENFORCED,
        /** A session is possible without it, if the person or policy accepts that. */
        DEGRADED,
        /** No session is possible. */
        MISSING,
        /** Written, and never run on this kind of system. */
        UNTESTED
    }
}
