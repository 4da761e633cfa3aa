package dev.chaperone.bench.micro;

import dev.chaperone.model.sanitise.Sanitised;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** From a text to one without secrets. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class SanitiserJmh {

    @Benchmark
    public Sanitised promptOf4Kilobytes(SanitiserState state) {
        return state.sanitiser.sanitise(state.prompt, state.key);
    }

    @Benchmark
    public Sanitised logOf1Megabyte(SanitiserState state) {
        return state.sanitiser.sanitise(state.log, state.key);
    }
}
