package dev.chaperone.desktop.tray;

/** How things stand, at a glance. */
public enum Standing {
    /** The service decides and nothing is wrong. */
    PROTECTED,
    /** IT chose to record only. */
    OBSERVING,
    /** The person stopped every agent. */
    STOPPED,
    /** A question waits for the person. */
    ASKING,
    /** Protected, but something needs attention. */
    PROBLEM,
    /** The service does not answer, so agents are denied. */
    UNREACHABLE
}
