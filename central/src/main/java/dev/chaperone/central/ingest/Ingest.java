package dev.chaperone.central.ingest;

import dev.chaperone.central.index.Doubt;
import dev.chaperone.central.index.FindingTable;
import dev.chaperone.central.index.SegmentTable;
import dev.chaperone.central.index.SegmentTable.Arrival;
import dev.chaperone.central.index.StoredSegment;
import dev.chaperone.central.log.TileLog;
import dev.chaperone.model.audit.ProofException;
import dev.chaperone.model.audit.SealedEvent;
import dev.chaperone.model.audit.SegmentBody;
import dev.chaperone.model.audit.SegmentHeader;
import dev.chaperone.model.audit.Segments;
import dev.chaperone.model.audit.SignedSegment;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Takes segments. The order of writes: the database first, which gives the segment its place; then the log's files,
 * which are derived from it; then the answer. A crash in between leaves the files behind, and {@link LogKeeper} at the
 * next start, or the next segment, brings them up to the database. Checks run side by side, writes one at a time.
 */
public final class Ingest {

    /** Most segments unpacked and checked at a time; each may take several times {@link SegmentBody#MAX_PLAIN}. */
    private static final int CHECKS = 2;

    private final SegmentTable segments;
    private final FindingTable findings;
    private final TileLog log;
    private final LogKeeper keeper;
    private final InstantSource clock;
    private final Semaphore checking = new Semaphore(CHECKS, true);

    public Ingest(SegmentTable segments, FindingTable findings, TileLog log, LogKeeper keeper, InstantSource clock) {
        this.segments = segments;
        this.findings = findings;
        this.log = log;
        this.keeper = keeper;
        this.clock = clock;
    }

    /** What came of a segment. */
    public sealed interface Result {
        /** @param receipt a tlog-proof, as text */
        record Stored(String receipt) implements Result {}

        /** Another segment of this number is there; both are kept. */
        record Conflict() implements Result {}

        /** @param reason one line */
        record Bad(String reason) implements Result {}
    }

    /** What a device sends: the signed header as it goes into the log, and the packed events. */
    public static final class Parcel {

        private final byte[] signed;
        private final byte[] body;

        public Parcel(byte[] signed, byte[] body) {
            this.signed = signed.clone();
            this.body = body.clone();
        }
    }

    /**
     * Durable, logged and provable when it returns {@link Result.Stored}.
     *
     * @param auditKey the device's key, as it enrolled
     * @throws IOException in one plain line, if it can't be stored now; asking again is safe
     */
    public Result take(String device, long number, byte[] auditKey, Parcel parcel) throws IOException {
        log.requireSigning();
        try {
            Arrival arrival = check(auditKey, parcel);
            SegmentHeader header = arrival.segment().header();
            return header.device().equals(device) && header.number() == number
                    ? store(arrival)
                    : new Result.Bad("the segment is not the one the address names");
        } catch (ProofException e) {
            return new Result.Bad(String.valueOf(e.getMessage()));
        }
    }

    private Arrival check(byte[] auditKey, Parcel parcel) throws ProofException {
        checking.acquireUninterruptibly();
        try {
            SignedSegment segment = SignedSegment.parse(parcel.signed);
            // The signature first: nobody but the device makes us unpack anything.
            Segments.verifySignature(segment, auditKey);
            List<SealedEvent> events = SegmentBody.decode(parcel.body);
            Segments.verify(segment, events, auditKey);
            return new Arrival(segment, events, clock.instant(), List.of());
        } finally {
            checking.release();
        }
    }

    private Result store(Arrival arrival) throws IOException, ProofException {
        Optional<StoredSegment> stored = place(arrival);
        if (stored.isEmpty()) {
            return new Result.Conflict();
        }
        // Whoever comes first brings along all that were stored meanwhile, under one checkpoint.
        keeper.catchUp();
        return new Result.Stored(log.proof(stored.get().logIndex()).text());
    }

    /** Gives a new segment its place; one at a time. @return empty if another one has it */
    private synchronized Optional<StoredSegment> place(Arrival arrival) throws IOException, ProofException {
        SegmentHeader header = arrival.segment().header();
        Optional<StoredSegment> known = segments.find(header.device(), header.number());
        if (known.isEmpty()) {
            return Optional.of(segments.append(arrival.with(doubts(header))));
        }
        if (!known.get().isSameAs(arrival.segment().logEntry())) {
            findings.equivocation(arrival.segment(), SegmentBody.encode(arrival.events()));
            return Optional.empty();
        }
        return known;
    }

    /** A hole or a broken chain does not stop the evidence; it becomes evidence. */
    private List<Doubt> doubts(SegmentHeader header) throws IOException, ProofException {
        List<Doubt> doubts = new ArrayList<>();
        long number = header.number();
        long highest = segments.highest(header.device());
        if (number > highest + 1) {
            doubts.add(new Doubt("gap", "%s missing".formatted(range(highest + 1, number - 1))));
        }
        if (number < highest) {
            doubts.add(new Doubt("late", "segment %d came after segment %d".formatted(number, highest)));
        }
        for (SegmentHeader neighbour : segments.neighbours(header.device(), number)) {
            boolean before = neighbour.number() < number;
            chainDoubt(before ? neighbour : header, before ? header : neighbour).ifPresent(doubts::add);
        }
        return doubts;
    }

    private static String range(long from, long to) {
        return from == to ? "segment %d is".formatted(from) : "segments %d to %d are".formatted(from, to);
    }

    private static Optional<Doubt> chainDoubt(SegmentHeader before, SegmentHeader after) {
        try {
            Segments.verifyChain(before, after);
            return Optional.empty();
        } catch (ProofException e) {
            return Optional.of(new Doubt("chain", String.valueOf(e.getMessage())));
        }
    }
}
