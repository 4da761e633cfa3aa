package dev.chaperone.desktop.agent.connect;

/** What taking our part out came to, the least welcome last. */
public enum Removal {
    NOTHING_THERE,
    /** The files are byte for byte what they were before. */
    RESTORED,
    /** Somebody changed a file meanwhile, so only ours was taken out. */
    TAKEN_OUT
}
