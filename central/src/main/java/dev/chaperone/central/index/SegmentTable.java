package dev.chaperone.central.index;

import dev.chaperone.central.index.Database.Transaction;
import dev.chaperone.model.audit.CanonicalJson;
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
import tools.jackson.databind.JsonNode;

/** Segments in the order of the log, and the events in them. */
public final class SegmentTable {

    private final Database database;

    public SegmentTable(Database database) {
        this.database = database;
    }

    /** A segment that was checked and is to be stored. */
    public record Arrival(SignedSegment segment, List<SealedEvent> events, Instant receivedAt) {
        public Arrival {
            events = List.copyOf(events);
        }
    }

    /** Stores a new segment at the end of the log. Durable when it returns. */
    public StoredSegment append(Arrival arrival) throws IOException {
        return database.run(t -> {
            long index = size(t);
            SegmentHeader header = arrival.segment().header();
            t.execute(
                    "INSERT INTO segments (log_index, device, number, entry, body, received_at) VALUES (?, ?, ?, ?, ?, ?)",
                    index,
                    header.device(),
                    header.number(),
                    arrival.segment().logEntry(),
                    SegmentBody.encode(arrival.events()),
                    arrival.receivedAt().toString());
            for (int i = 0; i < arrival.events().size(); i++) {
                insert(t, index, i, arrival.events().get(i));
            }
            return find(t, header.device(), header.number()).orElseThrow();
        });
    }

    public long size() throws IOException {
        return database.run(SegmentTable::size);
    }

    public Optional<StoredSegment> find(String device, long number) throws IOException {
        return database.run(t -> find(t, device, number));
    }

    public Optional<StoredSegment> at(long logIndex) throws IOException {
        return database.run(t -> t.first(
                "SELECT " + StoredSegment.COLUMNS + " FROM segments WHERE log_index = ?", StoredSegment::of, logIndex));
    }

    /** The highest number of a device's segments; 0 if it has none. Numbers start at 1. */
    public long highest(String device) throws IOException {
        return database.run(t -> t.first(
                        "SELECT COALESCE(MAX(number), 0) AS n FROM segments WHERE device = ?",
                        r -> r.getLong("n"),
                        device)
                .orElse(0L));
    }

    /** What is there of a device and what is missing. */
    public DeviceState state(String device) throws IOException {
        List<Long> numbers = database.run(t -> t.list(
                "SELECT number FROM segments WHERE device = ? ORDER BY number", r -> r.getLong("number"), device));
        List<DeviceState.Range> gaps = new ArrayList<>();
        long expected = 1;
        for (long number : numbers) {
            if (number > expected) {
                gaps.add(new DeviceState.Range(expected, number - 1));
            }
            expected = number + 1;
        }
        long highest = expected - 1;
        return new DeviceState(
                device, gaps.isEmpty() ? highest : gaps.getFirst().from() - 1, highest, gaps);
    }

    private static long size(Transaction t) throws SQLException {
        return t.first("SELECT COUNT(*) AS n FROM segments", r -> r.getLong("n"))
                .orElse(0L);
    }

    private static Optional<StoredSegment> find(Transaction t, String device, long number) throws SQLException {
        return t.first(
                "SELECT " + StoredSegment.COLUMNS + " FROM segments WHERE device = ? AND number = ?",
                StoredSegment::of,
                device,
                number);
    }

    private static void insert(Transaction t, long index, int position, SealedEvent sealed) throws SQLException {
        JsonNode event = json(sealed);
        JsonNode body = event.path("body");
        t.execute(
                "INSERT INTO events (log_index, position, device, sequence, event_id, time, type, outcome, cause, agent, json, salt)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                index,
                position,
                event.path("device").asString(""),
                event.path("sequence").asLong(0),
                event.path("id").asString(""),
                event.path("time").asString(""),
                body.path("type").asString(""),
                body.path("outcome").asString(""),
                body.path("cause").asString(""),
                body.path("agent").asString(""),
                event.toString(),
                sealed.salt());
    }

    private static JsonNode json(SealedEvent sealed) throws SQLException {
        try {
            return CanonicalJson.decode(sealed.canonicalEvent());
        } catch (ProofException e) {
            throw new SQLException("an event is not canonical JSON", e);
        }
    }
}
