package dev.chaperone.central.ingest;

import dev.chaperone.central.index.SegmentTable;
import dev.chaperone.central.index.StoredSegment;
import dev.chaperone.central.log.TileLog;
import dev.chaperone.model.audit.Merkle;
import dev.chaperone.model.audit.TlogProof;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Keeps the log's files up with the database, and refuses where the two don't belong together. */
public final class LogKeeper {

    /** Most entries under one new checkpoint, so that catching up needs little memory. */
    private static final int MOST_AT_ONCE = 4_096;

    private final SegmentTable segments;
    private final TileLog log;

    public LogKeeper(SegmentTable segments, TileLog log) {
        this.segments = segments;
        this.log = log;
    }

    /**
     * Checks that the checkpoint fits the tiles and the database, then catches up. To be called once, before anything
     * else is signed.
     *
     * @throws IOException in one plain line, if the log has entries the database does not know or has otherwise
     */
    public synchronized void resume() throws IOException {
        long size = log.size();
        long wanted = segments.size();
        if (size > wanted) {
            throw new IOException(
                    "the log has %d entries and the database %d; restore the newer database".formatted(size, wanted));
        }
        if (!log.rootAt(size).equals(log.root())) {
            throw new IOException("the log's tiles don't fit its checkpoint; restore a backup of the folder log");
        }
        if (size > 0) {
            requireSameEntry(size);
        }
        catchUp();
    }

    private void requireSameEntry(long size) throws IOException {
        byte[] entry = segments.at(size - 1).orElseThrow().entry();
        TlogProof proof = log.proof(size - 1);
        if (!Merkle.verifyInclusion(Merkle.leafHash(entry), size - 1, size, proof.path(), log.root())) {
            throw new IOException(
                    "the log and the database have different entries %d; restore the database the log was made from"
                            .formatted(size - 1));
        }
    }

    /** Appends what the log lacks, under signed checkpoints. Durable when it returns. */
    public synchronized void catchUp() throws IOException {
        long wanted = segments.size();
        while (log.size() < wanted) {
            List<byte[]> missing = new ArrayList<>();
            for (long index = log.size(); index < Math.min(wanted, log.size() + MOST_AT_ONCE); index++) {
                missing.add(entry(index));
            }
            log.append(missing);
        }
    }

    private byte[] entry(long index) throws IOException {
        return segments.at(index)
                .map(StoredSegment::entry)
                .orElseThrow(
                        () -> new IOException("the database has lost segment %d; restore a backup".formatted(index)));
    }
}
