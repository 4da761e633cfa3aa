package dev.chaperone.central.index;

import dev.chaperone.model.audit.DeviceState;
import dev.chaperone.model.audit.ProofException;
import dev.chaperone.model.audit.SealedEvent;
import dev.chaperone.model.audit.SegmentBody;
import dev.chaperone.model.audit.SegmentHeader;
import dev.chaperone.model.audit.SignedSegment;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Segments in the order of the log, and the events in them. */
public final class SegmentTable {

    private static final int MOST_GAPS = 1_000;

    private final Database database;

    public SegmentTable(Database database) {
        this.database = database;
    }

    /**
     * A segment that was checked and is to be stored.
     *
     * @param doubts what does not fit to the segments that are there
     */
    public record Arrival(SignedSegment segment, List<SealedEvent> events, Instant receivedAt, List<Doubt> doubts) {
        public Arrival {
            events = List.copyOf(events);
            doubts = List.copyOf(doubts);
        }

        public Arrival with(List<Doubt> found) {
            return new Arrival(segment, events, receivedAt, found);
        }
    }

    /** Stores a new segment at the end of the log, with the doubts about it. Durable when it returns. */
    public StoredSegment append(Arrival arrival) throws IOException {
        byte[] body = SegmentBody.encode(arrival.events());
        return database.run(t -> {
            long index = size(t);
            SegmentHeader header = arrival.segment().header();
            t.execute(
                    "INSERT INTO segments (log_index, device, number, entry, body, received_at) VALUES (?, ?, ?, ?, ?, ?)",
                    index,
                    header.device(),
                    header.number(),
                    arrival.segment().logEntry(),
                    body,
                    arrival.receivedAt().toString());
            EventTable.insert(t, index, arrival.events());
            for (Doubt doubt : arrival.doubts()) {
                FindingTable.add(t, arrival.receivedAt().toString(), header.device(), doubt);
            }
            return find(t, header.device(), header.number()).orElseThrow();
        });
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
    public long highest(String device) throws IOException {
        return database.read(t -> t.first(
                        "SELECT COALESCE(MAX(number), 0) AS n FROM segments WHERE device = ?",
                        r -> r.getLong("n"),
                        device)
                .orElse(0L));
    }

    /** The segments whose numbers come next before and next after {@code number}, if they are there. */
    public List<SegmentHeader> neighbours(String device, long number) throws IOException, ProofException {
        List<SegmentHeader> headers = new ArrayList<>();
        for (long next : List.of(number - 1, number + 1)) {
            Optional<StoredSegment> stored = find(device, next);
            if (stored.isPresent()) {
                headers.add(stored.get().signed().header());
            }
        }
        return headers;
    }

    /** What is there of a device and what is missing: at most {@value #MOST_GAPS} gaps, lowest first. */
    public DeviceState state(String device) throws IOException {
        List<DeviceState.Range> gaps = database.read(t -> t.list(
                "SELECT before, number FROM (SELECT number, LAG(number, 1, 0) OVER (ORDER BY number) AS before"
                        + " FROM segments WHERE device = ?) WHERE number > before + 1 ORDER BY number LIMIT "
                        + MOST_GAPS,
                r -> new DeviceState.Range(r.getLong("before") + 1, r.getLong("number") - 1),
                device));
        long highest = highest(device);
        return new DeviceState(
                device, gaps.isEmpty() ? highest : gaps.getFirst().from() - 1, highest, gaps);
    }

    private static long size(Transaction t) throws SQLException {
        // Indexes have no hole, and counting would read the whole table.
        return t.first("SELECT COALESCE(MAX(log_index) + 1, 0) AS n FROM segments", r -> r.getLong("n"))
                .orElse(0L);
    }

    private static Optional<StoredSegment> find(Transaction t, String device, long number) throws SQLException {
        return t.first(
                "SELECT " + StoredSegment.COLUMNS + " FROM segments WHERE device = ? AND number = ?",
                StoredSegment::of,
                device,
                number);
    }
}
