package dev.chaperone.central.ingest;

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

/**
 * Takes segments. The order of writes: the database first, which gives the segment its place; then the log's files,
 * which are derived from it; then the answer. A crash in between leaves the files behind, and {@link #catchUp} at the
 * next start, or the next segment, brings them up to the database. One segment at a time.
 */
public final class Ingest {

    private final SegmentTable segments;
    private final FindingTable findings;
    private final TileLog log;
    private final InstantSource clock;

    public Ingest(SegmentTable segments, FindingTable findings, TileLog log, InstantSource clock) {
        this.segments = segments;
        this.findings = findings;
        this.log = log;
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

    /** @param auditKey the device's key, as it enrolled */
    public synchronized Result take(String device, long number, byte[] auditKey, byte[] signed, byte[] body)
            throws IOException {
        try {
            SignedSegment segment = SignedSegment.parse(signed);
            List<SealedEvent> events = SegmentBody.decode(body);
            Segments.verify(segment, events, auditKey);
            if (!segment.header().device().equals(device) || segment.header().number() != number) {
                return new Result.Bad("the segment is not the one the address names");
            }
            return store(new Arrival(segment, events, clock.instant()));
        } catch (ProofException e) {
            return new Result.Bad(String.valueOf(e.getMessage()));
        }
    }

    private Result store(Arrival arrival) throws IOException, ProofException {
        SegmentHeader header = arrival.segment().header();
        Optional<StoredSegment> known = segments.find(header.device(), header.number());
        if (known.isPresent() && !known.get().isSameAs(arrival.segment().logEntry())) {
            findings.equivocation(arrival.segment(), SegmentBody.encode(arrival.events()));
            return new Result.Conflict();
        }
        if (known.isEmpty()) {
            noteWhatDoesNotFit(header);
        }
        StoredSegment stored = known.isPresent() ? known.get() : segments.append(arrival);
        catchUp();
        return new Result.Stored(log.proof(stored.logIndex()).text());
    }

    /** A hole or a broken chain does not stop the evidence; it becomes evidence. */
    private void noteWhatDoesNotFit(SegmentHeader header) throws IOException, ProofException {
        long highest = segments.highest(header.device());
        if (header.number() > highest + 1) {
            findings.add(
                    header.device(),
                    "gap",
                    "segments %d to %d are missing".formatted(highest + 1, header.number() - 1));
        }
        Optional<StoredSegment> before = segments.find(header.device(), header.number() - 1);
        if (before.isPresent()) {
            try {
                Segments.verifyChain(before.get().signed().header(), header);
            } catch (ProofException e) {
                findings.add(header.device(), "chain", "segment %d: %s".formatted(header.number(), e.getMessage()));
            }
        }
    }

    /**
     * Brings the log's files up to the database. @throws IOException also if the log has entries the database does not
     * know
     */
    public synchronized void catchUp() throws IOException {
        long wanted = segments.size();
        if (log.size() > wanted) {
            throw new IOException("the log has %d entries and the database %d; restore the newer database"
                    .formatted(log.size(), wanted));
        }
        List<byte[]> missing = new ArrayList<>();
        for (long index = log.size(); index < wanted; index++) {
            missing.add(segments.at(index).orElseThrow().entry());
        }
        if (!missing.isEmpty()) {
            log.append(missing);
        }
    }
}
