package dev.chaperone.bench.micro;

import dev.chaperone.model.audit.AuditEvent;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** From an event to one that survives a power cut. Every fiftieth append also signs and closes a segment. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class JournalJmh {

    /** What the disk asks of anybody: write and fsync as many bytes. */
    @Benchmark
    public long bareWriteAndFsync(JournalState state) throws IOException {
        state.bare.write(state.record);
        state.bare.getFD().sync();
        return state.bare.getFilePointer();
    }

    @Benchmark
    public AuditEvent append(JournalState state) throws IOException {
        return state.journal.append(state.decision);
    }

    @Benchmark
    @Threads(16)
    public AuditEvent appendBy16ThreadsAtOnce(JournalState state) throws IOException {
        return state.journal.append(state.decision);
    }
}
