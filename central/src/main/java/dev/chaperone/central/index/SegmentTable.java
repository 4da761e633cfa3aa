package dev.chaperone.central.index;

import dev.chaperone.model.audit.DeviceState;
import dev.chaperone.model.audit.SealedEvent;
import dev.chaperone.model.audit.SignedSegment;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Segments in the order of the log, and the events in them. */
public final class SegmentTable {

    private static final int MOST_GAPS = 1_000;

    private final Database database;
    private final InstantSource clock;

    public SegmentTable(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A segment that was checked and is to be stored; the body as it came. */
    public static final class Arrival {

        private final SignedSegment segment;
        private final List<SealedEvent> events;
        private final byte[] body;
        private final Instant receivedAt;

        public Arrival(SignedSegment segment, List<SealedEvent> events, byte[] body, Instant receivedAt) {
            this.segment = segment;
            this.events = List.copyOf(events);
            this.body = body.clone();
            this.receivedAt = receivedAt;
        }

        public SignedSegment segment() {
            return segment;
        }

        List<SealedEvent> events() {
            return events;
        }

        byte[] body() {
            return body.clone();
        }

        Instant receivedAt() {
            return receivedAt;
        }
    }

    /** What came of an arrival. */
    public sealed interface Placed {
        /** It has its place, now or from before. */
        record Stored(long logIndex) implements Placed {}

        /** Another segment of this number is there; both are kept. */
        record Conflict() implements Placed {}

        /** What is stored next to it can't be read; nothing was changed. */
        record Damaged() implements Placed {}
    }

    /** Stores new segments at the end of the log, all or none, with what is doubtful about them. Durable at return. */
    public List<Placed> place(List<Arrival> arrivals) throws IOException {
        return database.run(t -> new Placement(t, clock).run(arrivals));
    }

    public long size() throws IOException {
        return database.read(SegmentTable::size);
    }

    public Optional<StoredSegment> find(String device, long number) throws IOException {
        return database.read(t -> find(t, device, number));
    }

    public Optional<StoredSegment> at(long logIndex) throws IOException {
        return database.read(t -> t.first(
                "SELECT " + StoredSegment.COLUMNS + " FROM segments WHERE log_index = ?", StoredSegment::of, logIndex));
    }

    /** The highest number of a device's segments; 0 if it has none. Numbers start at 1. */
    static long highest(Transaction t, String device) throws SQLException {
        return t.first(
                        "SELECT COALESCE(MAX(number), 0) AS n FROM segments WHERE device = ?",
                        r -> r.getLong("n"),
                        device)
                .orElse(0L);
    }

    /** What is there of a device and what is missing: at most {@value #MOST_GAPS} gaps, lowest first. */
    public DeviceState state(String device) throws IOException {
        List<DeviceState.Range> gaps = database.read(t -> t.list(
                "SELECT before, number FROM (SELECT number, LAG(number, 1, 0) OVER (ORDER BY number) AS before"
                        + " FROM segments WHERE device = ?) WHERE number > before + 1 ORDER BY number LIMIT "
                        + MOST_GAPS,
                r -> new DeviceState.Range(r.getLong("before") + 1, r.getLong("number") - 1),
                device));
        long highest = database.read(t -> highest(t, device));
        return new DeviceState(
                device, gaps.isEmpty() ? highest : gaps.getFirst().from() - 1, highest, gaps);
    }

    static long size(Transaction t) throws SQLException {
        // Indexes have no hole, and counting would read the whole table.
        return t.first("SELECT COALESCE(MAX(log_index) + 1, 0) AS n FROM segments", r -> r.getLong("n"))
                .orElse(0L);
    }

    static Optional<StoredSegment> find(Transaction t, String device, long number) throws SQLException {
        return t.first(
                "SELECT " + StoredSegment.COLUMNS + " FROM segments WHERE device = ? AND number = ?",
                StoredSegment::of,
                device,
                number);
    }
}
