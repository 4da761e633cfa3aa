package dev.chaperone.desktop.agent;

/** How far a channel is covered. */
public enum Hold {
    /** Asked and refused; also where our hook can't be started, hangs or dies. */
    ENFORCED,
    /**
     * Asked and refused; but the agent goes on where our hook can't be started, is killed or hangs: one of these at
     * least.
     */
    WHILE_HOOKED,
    /** Recorded, not stopped. */
    SEEN,
    /** Nothing of it reaches us. */
    BLIND
}
