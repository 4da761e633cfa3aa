package dev.chaperone.bench.micro;

import dev.chaperone.model.audit.EventCodec;
import dev.chaperone.model.audit.Hash;
import dev.chaperone.model.audit.Merkle;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** What is computed for every event and every receipt. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class ProofJmh {

    @Benchmark
    public byte[] canonicalJsonOfOneDecision(ProofState state) {
        return EventCodec.encode(state.event);
    }

    @Benchmark
    public Hash merkleRootOf50Events(ProofState state) {
        return Merkle.root(state.segment);
    }

    @Benchmark
    public boolean inclusionProofIn1000Entries(ProofState state) {
        return Merkle.verifyInclusion(
                state.log.get(ProofState.POSITION), ProofState.POSITION, state.log.size(), state.proof, state.root);
    }
}
