package dev.chaperone.bench.process;

import dev.chaperone.bench.Benchmark;
import dev.chaperone.bench.Samples;
import dev.chaperone.bench.Table;
import dev.chaperone.bench.process.Stopwatch.Contestant;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a person waits for in a terminal. */
public final class CommandLineBenchmark implements Benchmark {

    private static final int ROUNDS = 20;

    private final Checkout checkout;

    public CommandLineBenchmark(Checkout checkout) {
        this.checkout = checkout;
    }

    @Override
    public String name() {
        return "cli";
    }

    @Override
    public Table measure() throws IOException, InterruptedException {
        try (LiveTrial trial = LiveTrial.start(checkout, Map.of())) {
            List<Contestant> commands = List.of(
                    new Contestant("`chaperone status`", checkout.program("status")),
                    new Contestant("`./run status`", checkout.run("status")),
                    new Contestant("`chaperone --help`", checkout.program("--help")));
            Stopwatch stopwatch = new Stopwatch(
                    trial.home(),
                    Map.of("CHAPERONE_HOME", trial.home().toString()),
                    (status, said) -> status == 0 && !said.isEmpty());
            List<Samples> times = stopwatch.race(commands, Path.of("/dev/null"), ROUNDS);
            List<List<String>> rows = new ArrayList<>();
            for (int i = 0; i < commands.size(); i++) {
                Samples samples = times.get(i);
                rows.add(List.of(
                        commands.get(i).name(), samples.millis(0.5), samples.millis(0.95), samples.leastMillis()));
            }
            return new Table(
                    "Command line, whole process",
                    List.of("command", "median ms", "p95 ms", "best ms"),
                    rows,
                    List.of("%d runs of each, in turn.".formatted(ROUNDS)));
        }
    }
}
