package dev.chaperone.desktop.agent.connect;

/** Whether our part of an agent's configuration is in place, the worst first. */
public enum Standing {
    NOT_CONNECTED,
    /** Something of ours is there, but not all, or not as we put it. */
    PARTLY,
    /** All there, and switched off by another setting of the same file. */
    DISABLED,
    /** All there, and the agent waits for the person to approve it. */
    UNAPPROVED,
    CONNECTED
}
