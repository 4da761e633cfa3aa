package dev.chaperone.model.sanitise;

/** Where a text is about to go. */
public enum Destination {
    /** To a model, as a prompt or as what a tool has said. */
    MODEL,
    /** Into a repository that others can read. */
    REPOSITORY
}
