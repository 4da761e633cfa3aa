package dev.chaperone.desktop.journal;

import dev.chaperone.desktop.journal.JournalFinding.Kind;
import dev.chaperone.model.audit.Hash;
import dev.chaperone.model.audit.ProofException;
import dev.chaperone.model.audit.Segments;
import dev.chaperone.model.audit.SignedSegment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One pass over all files of a journal. Used once. */
final class Verification {

    private final SegmentStore store;
    private final RecordCipher cipher;
    private final byte[] publicKey;
    private final Optional<LogTrust> log;
    private final List<JournalFinding> problems = new ArrayList<>();
    private int segments;
    private int receipts;
    private long events;
    private long lastSequence;

    Verification(SegmentStore store, RecordCipher cipher, byte[] publicKey, Optional<LogTrust> log) {
        this.store = store;
        this.cipher = cipher;
        this.publicKey = publicKey;
        this.log = log;
    }

    JournalCheck run() throws IOException {
        @Nullable SignedSegment previous = null;
        // The writer may close a segment meanwhile: what is listed first is the older state.
        SortedSet<Long> closed = store.closed();
        for (long number : closed) {
            previous = checkClosed(number, previous);
        }
        checkOpen(previous);
        checkStrays(closed);
        return new JournalCheck(segments, events, receipts, lastSequence, problems);
    }

    private @Nullable SignedSegment checkClosed(long number, @Nullable SignedSegment previous) throws IOException {
        try {
            SignedSegment segment = store.segment(number);
            Segments.verifySignature(segment, publicKey);
            if (segment.header().number() != number) {
                throw new ProofException("segment %d has the header of segment %d"
                        .formatted(number, segment.header().number()));
            }
            segments++;
            lastSequence = segment.header().lastSequence();
            checkInside(segment, previous);
            return segment;
        } catch (ProofException e) {
            problem(Kind.TAMPERED, String.valueOf(e.getMessage()));
            return previous;
        }
    }

    /** One problem does not hide the next: a segment with a good header counts for the chain whatever it holds. */
    private void checkInside(SignedSegment segment, @Nullable SignedSegment previous) throws IOException {
        try {
            checkChain(previous, segment);
        } catch (ProofException e) {
            problem(Kind.MISSING, String.valueOf(e.getMessage()));
        }
        try {
            checkEvents(segment);
        } catch (ProofException e) {
            problem(Kind.TAMPERED, String.valueOf(e.getMessage()));
        }
        checkReceipt(segment);
    }

    private void checkChain(@Nullable SignedSegment previous, SignedSegment segment) throws ProofException {
        if (previous != null) {
            Segments.verifyChain(previous.header(), segment.header());
        } else if (segment.header().number() > 1
                && !store.hasReceipt(segment.header().number())) {
            problem(
                    Kind.MISSING,
                    "everything before segment %d is missing and no receipt proves it"
                            .formatted(segment.header().number()));
        }
    }

    private void checkEvents(SignedSegment segment) throws IOException, ProofException {
        long number = segment.header().number();
        Optional<byte[]> file = store.events(number);
        if (file.isPresent()) {
            ClosedSegment closed = new ClosedSegment(segment.header(), file.get(), cipher);
            if (!closed.isIntact()) {
                throw new ProofException("the events of segment %d were changed".formatted(number));
            }
            Segments.verify(segment, closed.events(), publicKey);
            events += closed.events().size();
        } else if (!store.hasReceipt(number)) {
            problem(Kind.MISSING, "the events of segment %d are missing and no receipt proves them".formatted(number));
        }
    }

    private void checkReceipt(SignedSegment segment) throws IOException {
        if (log.isEmpty()) {
            return;
        }
        try {
            if (store.provenReceipt(segment, log.get()).isPresent()) {
                receipts++;
            }
        } catch (ProofException e) {
            problem(
                    Kind.BAD_RECEIPT,
                    "segment %d: %s".formatted(segment.header().number(), e.getMessage()));
        }
    }

    private void checkOpen(@Nullable SignedSegment previous) throws IOException {
        long number = previous == null ? 1 : previous.header().number() + 1;
        long first = previous == null ? 1 : previous.header().lastSequence() + 1;
        Hash chain = previous == null ? Hash.ZERO : previous.header().hash();
        SegmentFile file = SegmentFile.read(store.events(number).orElse(new byte[0]), cipher, first, chain);
        events += file.events().size();
        lastSequence = first + file.events().size() - 1;
        if (file.ending() == SegmentFile.Ending.TAMPERED) {
            problem(Kind.TAMPERED, "event %d in segment %d was changed".formatted(lastSequence + 1, number));
        }
    }

    private void checkStrays(SortedSet<Long> closed) throws IOException {
        SortedSet<Long> strays = new TreeSet<>(store.withEvents());
        strays.removeAll(closed);
        long open = closed.isEmpty() ? 1 : closed.last() + 1;
        // One more may have been closed and followed by the next since we looked.
        strays.removeIf(number -> number == open || store.isClosed(number) || store.isClosed(number - 1));
        strays.forEach(number -> problem(Kind.MISSING, "segment %d has events and no header".formatted(number)));
    }

    private void problem(Kind kind, String detail) {
        problems.add(new JournalFinding(kind, detail));
    }
}
