package dev.chaperone.desktop.journal;

import dev.chaperone.desktop.journal.JournalFinding.Kind;
import dev.chaperone.model.audit.Checkpoint;
import dev.chaperone.model.audit.Merkle;
import dev.chaperone.model.audit.ProofException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Compares heads of central's log with the newest one this device has seen, and remembers newer ones. */
final class HeadCheck {

    /** What to make of a head. */
    sealed interface Result {
        /** The log continues what was seen. */
        record Good() implements Result {}

        record Bad(JournalFinding finding) implements Result {}

        /** It could not be checked now. */
        record Unchecked(Duration delay, String reason) implements Result {}
    }

    private final CentralConnection central;
    private final LogTrust trust;
    private final LogMemory memory;

    HeadCheck(CentralConnection central, LogTrust trust, LogMemory memory) {
        this.central = central;
        this.trust = trust;
        this.memory = memory;
    }

    /** Asks for the newest head: it must not be older than what was seen. */
    Result look() throws IOException {
        return switch (central.checkpoint()) {
            case CentralAnswer.Served(var note) -> newest(note);
            case CentralAnswer.Busy(var delay, var reason) -> new Result.Unchecked(delay, reason);
            case CentralAnswer.Refused(var status) ->
                new Result.Unchecked(Duration.ZERO, "central answered %d when asked for its log".formatted(status));
            case CentralAnswer.Halted _,
                    CentralAnswer.NotEnrolled _,
                    CentralAnswer.Revoked _,
                    CentralAnswer.Conflict _ -> new Result.Unchecked(Duration.ZERO, "central does not show its log");
        };
    }

    private Result newest(String note) throws IOException {
        try {
            return check(note, Checkpoint.open(note, trust.origin(), trust.key()), true);
        } catch (ProofException e) {
            String detail = "central's log shows no head that can be believed: " + e.getMessage();
            return new Result.Bad(new JournalFinding(Kind.FORKED_LOG, detail));
        }
    }

    /**
     * Compares with a head that may be an old one.
     *
     * @param note as the log signed it
     * @param now what it says, verified
     */
    Result check(String note, Checkpoint now) throws IOException {
        return check(note, now, false);
    }

    private Result check(String note, Checkpoint now, boolean isNewest) throws IOException {
        Optional<Checkpoint> before;
        try {
            before = memory.head();
        } catch (ProofException e) {
            memory.keepEvidence(note);
            String detail = "the remembered head of central's log was changed on this disk; ask IT to compare them";
            return new Result.Bad(new JournalFinding(Kind.TAMPERED, detail));
        }
        if (before.isEmpty()) {
            return now.size() == 0 ? new Result.Good() : remember(note);
        }
        return isNewest && now.size() < before.get().size()
                ? setBack(before.get(), now)
                : compare(note, before.get(), now);
    }

    private static Result setBack(Checkpoint before, Checkpoint now) {
        String detail = "central's log shows %d entries, this device has seen %d; central was set back"
                .formatted(now.size(), before.size());
        return new Result.Bad(new JournalFinding(Kind.SET_BACK, detail));
    }

    private Result compare(String note, Checkpoint before, Checkpoint now) throws IOException {
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
                case CentralAnswer.Halted _,
                        CentralAnswer.NotEnrolled _,
                        CentralAnswer.Revoked _,
                        CentralAnswer.Conflict _,
                        CentralAnswer.Refused _ -> {
                    return forked(note, story(before, now) + " and refuses to prove they belong together");
                }
            }
        }
        if (!isConsistent(smaller, larger, proof)) {
            return forked(note, story(before, now) + " that don't belong together");
        }
        return older ? new Result.Good() : remember(note);
    }

    private Result remember(String note) throws IOException {
        if (!memory.note().equals(Optional.of(note))) {
            memory.remember(note);
        }
        return new Result.Good();
    }

    private static boolean isConsistent(Checkpoint smaller, Checkpoint larger, String proof) {
        try {
            return Merkle.verifyConsistency(
                    smaller.size(), larger.size(), smaller.root(), larger.root(), LogMemory.proof(proof));
        } catch (ProofException e) {
            return false;
        }
    }

    private Result forked(String note, String detail) throws IOException {
        memory.keepEvidence(note);
        return new Result.Bad(new JournalFinding(Kind.FORKED_LOG, detail));
    }

    private static String story(Checkpoint before, Checkpoint now) {
        return "central's log showed %d entries before and %d entries now,".formatted(before.size(), now.size());
    }
}
