package dev.chaperone.bench.micro;

import dev.chaperone.model.audit.AuditEvent;
import dev.chaperone.model.audit.Hash;
import dev.chaperone.model.audit.Merkle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** An event, the leaves of a full segment, and a proof in a log of a thousand. */
@State(Scope.Benchmark)
public class ProofState {

    static final int POSITION = 421;

    private static final int SEGMENT = 50;
    private static final int LOG = 1000;

    final AuditEvent event;
    final List<Hash> segment = leaves(SEGMENT);
    final List<Hash> log = leaves(LOG);
    final Hash root = Merkle.root(log);
    final List<Hash> proof = Merkle.inclusionProof(POSITION, log);

    public ProofState() {
        try {
            event = new AuditEvent(
                    "0193-id",
                    "device-1",
                    7,
                    Instant.ofEpochSecond(1_800_000_000),
                    "ana",
                    JournalState.decision(new Scene()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Hash> leaves(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Merkle.leafHash(new byte[] {(byte) i, (byte) (i >> 8)}))
                .toList();
    }
}
