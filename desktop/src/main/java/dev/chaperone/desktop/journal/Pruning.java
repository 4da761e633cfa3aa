package dev.chaperone.desktop.journal;

import dev.chaperone.model.audit.ProofException;
import dev.chaperone.model.audit.SignedSegment;
import java.io.IOException;
import java.util.SortedSet;

/** Removes what central has proven to have. */
final class Pruning {

    private final SegmentStore store;
    private final JournalLimits limits;
    private final LogTrust trust;

    Pruning(SegmentStore store, JournalLimits limits, LogTrust trust) {
        this.store = store;
        this.limits = limits;
        this.trust = trust;
    }

    /** Prunes oldest first, up to the first segment that is still needed. Returns how many. */
    int run(long lastSequence) throws IOException {
        SortedSet<Long> withEvents = store.withEvents();
        int pruned = 0;
        for (long number : store.closed()) {
            boolean here = withEvents.contains(number);
            if (here && !mayGo(number, lastSequence)) {
                break;
            }
            if (here) {
                store.prune(number);
                pruned++;
            }
        }
        return pruned;
    }

    /** Old, and proven: that a receipt lies there proves nothing, as anybody could have put it there. */
    private boolean mayGo(long number, long lastSequence) throws IOException {
        try {
            SignedSegment segment = store.segment(number);
            return segment.header().lastSequence() <= lastSequence - limits.keptEvents()
                    && store.provenReceipt(segment, trust).isPresent();
        } catch (ProofException e) {
            return false; // damaged evidence is for a person to look at, not to be removed
        }
    }
}
