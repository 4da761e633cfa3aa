package dev.chaperone.desktop.journal;

import dev.chaperone.desktop.journal.JournalFinding.Kind;
import dev.chaperone.model.audit.Checkpoint;
import dev.chaperone.model.audit.ProofException;
import dev.chaperone.model.audit.SignedSegment;
import dev.chaperone.model.audit.TlogProof;
import java.io.IOException;
import java.time.Duration;

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

    private final LogTrust trust;
    private final HeadCheck heads;

    ReceiptCheck(LogTrust trust, HeadCheck heads) {
        this.trust = trust;
        this.heads = heads;
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
        return switch (heads.check(receipt.checkpoint(), head)) {
            case HeadCheck.Result.Good() -> new Result.Good(receipt);
            case HeadCheck.Result.Bad(var finding) -> new Result.Bad(finding);
            case HeadCheck.Result.Unchecked(var delay, var reason) -> new Result.Unchecked(delay, reason);
        };
    }
}
