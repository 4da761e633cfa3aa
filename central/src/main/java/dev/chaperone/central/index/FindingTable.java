package dev.chaperone.central.index;

import dev.chaperone.model.audit.SegmentHeader;
import dev.chaperone.model.audit.SignedSegment;
import java.io.IOException;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;

/** What did not fit together. */
public final class FindingTable {

    private static final int MOST = 200;

    private final Database database;
    private final InstantSource clock;

    public FindingTable(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * @param kind {@code gap}, {@code late}, {@code chain}, {@code equivocation}, {@code enrolled-again},
     *     {@code set-back}
     */
    public record Finding(String at, String device, String deviceName, String kind, String detail) {}

    /** Records a finding within the transaction that records its cause, so that neither is there without the other. */
    public static void add(Transaction t, String at, String device, Doubt doubt) throws SQLException {
        t.execute(
                "INSERT INTO findings (at, device, kind, detail) VALUES (?, ?, ?, ?)",
                at,
                device,
                doubt.kind(),
                doubt.detail());
    }

    /** Records a finding, unless the same is there. */
    public void addOnce(String device, Doubt doubt) throws IOException {
        String now = clock.instant().toString();
        database.run(t -> t.execute(
                "INSERT INTO findings (at, device, kind, detail) SELECT ?, ?, ?, ? WHERE NOT EXISTS"
                        + " (SELECT 1 FROM findings WHERE device = ? AND kind = ? AND detail = ?)",
                now,
                device,
                doubt.kind(),
                doubt.detail(),
                device,
                doubt.kind(),
                doubt.detail()));
    }

    /** Keeps the second of two different segments with one number, and says so; the same one again changes nothing. */
    static void equivocation(Transaction t, String now, SignedSegment second, byte[] body) throws SQLException {
        SegmentHeader header = second.header();
        int added = t.execute(
                "INSERT OR IGNORE INTO conflicts (device, number, entry, body, received_at) VALUES (?, ?, ?, ?, ?)",
                header.device(),
                header.number(),
                second.logEntry(),
                body,
                now);
        if (added > 0) {
            String detail = "two different segments %d; both are signed and kept".formatted(header.number());
            add(t, now, header.device(), new Doubt("equivocation", detail));
        }
    }

    /** Newest first. */
    public List<Finding> newest() throws IOException {
        return database.read(t -> t.list(
                "SELECT f.at, f.device, COALESCE(d.name, '') AS name, f.kind, f.detail FROM findings f"
                        + " LEFT JOIN devices d ON d.id = f.device ORDER BY f.id DESC LIMIT " + MOST,
                r -> new Finding(
                        r.getString("at"),
                        r.getString("device"),
                        r.getString("name"),
                        r.getString("kind"),
                        r.getString("detail"))));
    }

    public long count() throws IOException {
        return database.read(t -> t.first("SELECT COUNT(*) AS n FROM findings", r -> r.getLong("n"))
                .orElse(0L));
    }
}
