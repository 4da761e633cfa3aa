package dev.chaperone.central.index;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The changes laptops handed in, and what became of them. */
public final class ChangeTable {

    /** More than people look through; older ones come first. */
    static final int MOST_OPEN = 500;

    private final Database database;
    private final InstantSource clock;

    public ChangeTable(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * One change.
     *
     * @param digest of the envelope, hex; the same id with another digest is another change
     * @param envelope what the device signed
     * @param state {@code open}, {@code stopped} by a gate, {@code refused}, {@code landed} or {@code rejected} by a
     *     person
     * @param report JSON for the laptop
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by digest
    public record Row(String id, String device, String digest, byte[] envelope, String state, String report) {}

    public Optional<Row> find(String id) throws IOException {
        return database.read(t -> t.first("SELECT * FROM changes WHERE id = ?", ChangeTable::read, id));
    }

    public void add(Row row) throws IOException {
        String now = clock.instant().toString();
        database.run(t -> t.execute(
                "INSERT INTO changes (id, device, digest, envelope, state, report, received_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                row.id(),
                row.device(),
                row.digest(),
                row.envelope(),
                row.state(),
                row.report(),
                now));
    }

    /** Those that wait for a person, oldest first; at most {@link #MOST_OPEN}. */
    public List<Row> open() throws IOException {
        return database.read(t -> t.list(
                "SELECT * FROM changes WHERE state = 'open' ORDER BY received_at, id LIMIT ?",
                ChangeTable::read,
                MOST_OPEN));
    }

    /**
     * What a person made of an open change.
     *
     * @param statement what they signed
     * @param commit where it landed; empty if it did not
     */
    @SuppressWarnings("ArrayRecordComponent") // stored, never compared
    public record Settled(String state, byte[] statement, String commit, String report) {}

    public void settle(String id, Settled settled) throws IOException {
        database.run(t -> t.execute(
                "UPDATE changes SET state = ?, approval = ?, landed = ?, report = ? WHERE id = ? AND state = 'open'",
                settled.state(),
                settled.statement(),
                settled.commit().isEmpty() ? null : settled.commit(),
                settled.report(),
                id));
    }

    private static Row read(ResultSet row) throws SQLException {
        return new Row(
                row.getString("id"),
                row.getString("device"),
                row.getString("digest"),
                row.getBytes("envelope"),
                row.getString("state"),
                row.getString("report"));
    }
}
