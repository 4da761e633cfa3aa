package dev.chaperone.central.index;

import dev.chaperone.model.audit.SegmentHeader;
import dev.chaperone.model.audit.SignedSegment;
import java.io.IOException;
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

    /** @param kind {@code gap}, {@code equivocation} or {@code chain} */
    public record Finding(String at, String device, String kind, String detail) {}

    public void add(String device, String kind, String detail) throws IOException {
        database.run(t -> {
            t.execute(
                    "INSERT INTO findings (at, device, kind, detail) VALUES (?, ?, ?, ?)",
                    clock.instant().toString(),
                    device,
                    kind,
                    detail);
            return true;
        });
    }

    /** Keeps the second of two different segments with one number, and says so. */
    public void equivocation(SignedSegment second, byte[] body) throws IOException {
        SegmentHeader header = second.header();
        database.run(t -> {
            t.execute(
                    "INSERT INTO conflicts (device, number, entry, body, received_at) VALUES (?, ?, ?, ?, ?)",
                    header.device(),
                    header.number(),
                    second.logEntry(),
                    body,
                    clock.instant().toString());
            return true;
        });
        add(header.device(), "equivocation", "two different segments %d".formatted(header.number()));
    }

    /** Newest first. */
    public List<Finding> newest() throws IOException {
        return database.run(t -> t.list(
                "SELECT at, device, kind, detail FROM findings ORDER BY id DESC LIMIT " + MOST,
                r -> new Finding(
                        r.getString("at"), r.getString("device"), r.getString("kind"), r.getString("detail"))));
    }
}
