package dev.chaperone.central.ingest;

import dev.chaperone.central.index.SegmentTable;
import dev.chaperone.central.index.SegmentTable.Arrival;
import dev.chaperone.central.index.SegmentTable.Placed;
import dev.chaperone.central.log.TileLog;
import dev.chaperone.model.audit.ProofException;
import dev.chaperone.model.audit.SealedEvent;
import dev.chaperone.model.audit.SegmentBody;
import dev.chaperone.model.audit.SegmentHeader;
import dev.chaperone.model.audit.Segments;
import dev.chaperone.model.audit.SignedSegment;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * Takes segments. The order of writes: the database first, which gives the segment its place; then the log's files,
 * which are derived from it; then the answer. A crash in between leaves the files behind, and {@link LogKeeper} at the
 * next start, or the next segment, brings them up to the database. Checks run side by side, writes one batch at a time.
 */
public final class Ingest {

    /** Most segments unpacked and checked at a time; each may take several times {@link SegmentBody#MAX_PLAIN}. */
    private static final int CHECKS = 2;

    private final TileLog log;
    private final Commits commits;
    private final InstantSource clock;
    private final Semaphore checking = new Semaphore(CHECKS, true);

    public Ingest(SegmentTable segments, TileLog log, LogKeeper keeper, InstantSource clock) {
        this.log = log;
        this.commits = new Commits(segments, keeper);
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
            return new Arrival(segment, events, parcel.body, clock.instant());
        } finally {
            checking.release();
        }
    }

    private Result store(Arrival arrival) throws IOException {
        return switch (commits.commit(arrival)) {
            case Placed.Stored(var index) -> new Result.Stored(log.proof(index).text());
            case Placed.Conflict _ -> new Result.Conflict();
            case Placed.Damaged _ -> throw new IOException("a stored segment is damaged; restore a backup");
        };
    }
}
