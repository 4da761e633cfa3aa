package dev.chaperone.bench.micro;

import dev.chaperone.model.action.Verdict;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** From question to verdict. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class GateJmh {

    @Benchmark
    public Verdict readInLiveGrant(GateState state) {
        return state.gate.decide(state.read);
    }

    @Benchmark
    public Verdict readInLiveGrantUnder200MoreRules(GateState state) {
        return state.gateOfLargePolicy.decide(state.read);
    }

    @Benchmark
    public Verdict commandInLiveGrant(GateState state) {
        return state.gate.decide(state.command);
    }

    @Benchmark
    public Verdict shortPrompt(GateState state) {
        return state.gate.decide(state.prompt);
    }
}
