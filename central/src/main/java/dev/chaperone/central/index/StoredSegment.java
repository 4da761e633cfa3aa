package dev.chaperone.central.index;

import dev.chaperone.model.audit.ProofException;
import dev.chaperone.model.audit.SealedEvent;
import dev.chaperone.model.audit.SegmentBody;
import dev.chaperone.model.audit.SignedSegment;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/** A segment as it was received, with its place in the log. */
public final class StoredSegment {

    private final long logIndex;
    private final byte[] entry;
    private final byte[] body;

    private StoredSegment(long logIndex, byte[] entry, byte[] body) {
        this.logIndex = logIndex;
        this.entry = entry;
        this.body = body;
    }

    static final String COLUMNS = "log_index, entry, body";

    static StoredSegment of(ResultSet row) throws SQLException {
        return new StoredSegment(row.getLong("log_index"), row.getBytes("entry"), row.getBytes("body"));
    }

    public long logIndex() {
        return logIndex;
    }

    /** The bytes in the log. */
    public byte[] entry() {
        return entry.clone();
    }

    public boolean isSameAs(byte[] otherEntry) {
        return Arrays.equals(entry, otherEntry);
    }

    /** @throws ProofException if the database was tampered with */
    public SignedSegment signed() throws ProofException {
        return SignedSegment.parse(entry);
    }

    public List<SealedEvent> events() throws ProofException {
        return SegmentBody.decode(body);
    }
}
