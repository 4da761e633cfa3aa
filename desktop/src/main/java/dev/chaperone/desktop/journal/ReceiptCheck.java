package dev.chaperone.desktop.journal;

import dev.chaperone.desktop.journal.JournalFinding.Kind;
import dev.chaperone.model.audit.Checkpoint;
import dev.chaperone.model.audit.Merkle;
import dev.chaperone.model.audit.ProofException;
import dev.chaperone.model.audit.SignedSegment;
import dev.chaperone.model.audit.TlogProof;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * Believes a receipt only if it proves our segment in the log we enrolled with, and only if that log still is the one
 * we saw before.
 */
final class ReceiptCheck {

    /** What to make of a receipt. */
    sealed interface Result {
        record Good(TlogProof receipt) implements Result {}

        record Bad(JournalFinding finding) implements Result {}

        /** It could not be checked now. */
        record Unchecked(Duration delay, String reason) implements Result {}
    }

    private final CentralConnection central;
    private final LogTrust trust;
    private final LogMemory memory;

    ReceiptCheck(CentralConnection central, LogTrust trust, LogMemory memory) {
        this.central = central;
        this.trust = trust;
        this.memory = memory;
    }

    Result check(SignedSegment segment, String text) throws IOException {
        TlogProof receipt;
        Checkpoint head;
        try {
            receipt = TlogProof.parse(text);
            head = receipt.verify(segment.logEntry(), trust.origin(), trust.key());
        } catch (ProofException e) {
            String detail = "segment %d: %s".formatted(segment.header().number(), e.getMessage());
            return new Result.Bad(new JournalFinding(Kind.BAD_RECEIPT, detail));
        }
        return compare(receipt, head);
    }

    private Result compare(TlogProof receipt, Checkpoint now) throws IOException {
        Optional<Checkpoint> before;
        try {
            before = memory.head();
        } catch (ProofException e) {
            memory.keepEvidence(receipt.checkpoint());
            String detail = "the remembered head of central's log was changed on this disk; ask IT to compare them";
            return new Result.Bad(new JournalFinding(Kind.TAMPERED, detail));
        }
        if (before.isEmpty()) {
            memory.remember(receipt.checkpoint());
            return new Result.Good(receipt);
        }
        return compare(receipt, before.get(), now);
    }

    private Result compare(TlogProof receipt, Checkpoint before, Checkpoint now) throws IOException {
        boolean older = now.size() < before.size();
        Checkpoint smaller = older ? now : before;
        Checkpoint larger = older ? before : now;
        String proof = "";
        if (smaller.size() < larger.size()) {
            switch (central.consistency(smaller.size(), larger.size())) {
                case CentralAnswer.Served(var text) -> proof = text;
                case CentralAnswer.Busy(var delay, var reason) -> {
                    return new Result.Unchecked(delay, reason);
                }
                case CentralAnswer.NotEnrolled _, CentralAnswer.Conflict _, CentralAnswer.Refused _ -> {
                    return forked(receipt, story(before, now) + " and refuses to prove they belong together");
                }
            }
        }
        if (!isConsistent(smaller, larger, proof)) {
            return forked(receipt, story(before, now) + " that don't belong together");
        }
        if (!older) {
            memory.remember(receipt.checkpoint());
        }
        return new Result.Good(receipt);
    }

    private static boolean isConsistent(Checkpoint smaller, Checkpoint larger, String proof) {
        try {
            return Merkle.verifyConsistency(
                    smaller.size(), larger.size(), smaller.root(), larger.root(), LogMemory.proof(proof));
        } catch (ProofException e) {
            return false;
        }
    }

    private Result forked(TlogProof receipt, String detail) throws IOException {
        memory.keepEvidence(receipt.checkpoint());
        return new Result.Bad(new JournalFinding(Kind.FORKED_LOG, detail));
    }

    private static String story(Checkpoint before, Checkpoint now) {
        return "central's log showed %d entries before and %d entries now,".formatted(before.size(), now.size());
    }
}
