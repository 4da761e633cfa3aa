package dev.chaperone.desktop.journal;

import dev.chaperone.model.audit.ProofException;
import java.io.IOException;
import java.util.SortedSet;

/** Removes what central has proven to have. */
final class Pruning {

    private final SegmentStore store;
    private final JournalLimits limits;

    Pruning(SegmentStore store, JournalLimits limits) {
        this.store = store;
        this.limits = limits;
    }

    /** Prunes oldest first, up to the first segment that is still needed. Returns how many. */
    int run(long lastSequence) throws IOException {
        SortedSet<Long> withEvents = store.withEvents();
        int pruned = 0;
        for (long number : store.closed()) {
            boolean here = withEvents.contains(number);
            if (here && !(store.hasReceipt(number) && isOld(number, lastSequence))) {
                break;
            }
            if (here) {
                store.prune(number);
                pruned++;
            }
        }
        return pruned;
    }

    private boolean isOld(long number, long lastSequence) throws IOException {
        try {
            return store.segment(number).header().lastSequence() <= lastSequence - limits.keptEvents();
        } catch (ProofException e) {
            return false; // damaged evidence is for a person to look at, not to be removed
        }
    }
}
