package dev.chaperone.desktop.push;

import dev.chaperone.model.change.Envelope;

/**
 * One change on this laptop.
 *
 * @param state {@link #HERE} until central has it, then what central says
 * @param problem why it has not been sent yet, in one plain line; empty if nothing was in the way
 * @param report what central said, JSON; empty until it did
 * @param folder where the commits come from
 */
record Waiting(String id, String state, String problem, Envelope envelope, String report, String folder) {

    /** Not with central yet. */
    static final String HERE = "waiting";

    Waiting with(String why) {
        return new Waiting(id, state, why, envelope, report, folder);
    }

    Waiting answered(String newState, String newReport) {
        return new Waiting(id, newState, "", envelope, newReport, folder);
    }

    boolean isHere() {
        return state.equals(HERE);
    }
}
