package dev.chaperone.bench.micro;

import dev.chaperone.desktop.agent.HookQuestion;
import dev.chaperone.model.action.AgentAction;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** From an agent's bytes to actions. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class ReadingJmh {

    @Benchmark
    public HookQuestion hookBodyOfOneRead(ReadingState state) {
        return state.adapter.read(state.read);
    }

    @Benchmark
    public HookQuestion hookBodyOfOneCommand(ReadingState state) {
        return state.adapter.read(state.bash);
    }

    @Benchmark
    public List<AgentAction> commandLineOf4Kilobytes(ReadingState state) {
        return state.shell.of(state.longCommand, state.scene.origin());
    }

    @Benchmark
    public List<AgentAction> hostileLineOfManySubstitutions(ReadingState state) {
        return state.shell.of(state.nesting, state.scene.origin());
    }

    @Benchmark
    public List<AgentAction> hostileLineOfManyFolders(ReadingState state) {
        return state.shell.of(state.folders, state.scene.origin());
    }

    @Benchmark
    public List<AgentAction> hostileLineOfManyBraces(ReadingState state) {
        return state.shell.of(state.braces, state.scene.origin());
    }

    @Benchmark
    public List<AgentAction> hostileLineOfManyNames(ReadingState state) {
        return state.shell.of(state.names, state.scene.origin());
    }

    @Benchmark
    public List<AgentAction> hostileLineOfDeepNesting(ReadingState state) {
        return state.shell.of(state.depth, state.scene.origin());
    }
}
