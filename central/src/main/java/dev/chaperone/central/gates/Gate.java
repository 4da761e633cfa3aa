package dev.chaperone.central.gates;

import dev.chaperone.central.forge.RefusedException;
import java.io.IOException;

/** One check of a change. Implementations keep nothing between changes and are safe for many threads. */
interface Gate {

    /**
     * @throws IOException if it could not look, so that nothing is known of the change
     * @throws RefusedException if there is more to look at than it takes
     */
    GateResult judge(Change change) throws IOException, RefusedException;
}
