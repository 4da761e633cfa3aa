package dev.chaperone.model.policy;

/** The widest yes that may be offered for an action. Ordered: the narrowest first. */
public enum Reach {
    /** This one call. */
    ONCE,
    /** The same again in this session: this very command line, tool or host. */
    REPEAT,
    /** The folder. */
    FOLDER;

    public Reach narrower(Reach other) {
        return compareTo(other) < 0 ? this : other;
    }
}
