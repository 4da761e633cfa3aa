package dev.chaperone.bench.process;

import dev.chaperone.bench.Benchmark;
import dev.chaperone.bench.Table;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Sustained hook calls a second. */
public final class StormBenchmark implements Benchmark {

    private static final int THREADS = 32;
    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final Duration TIME = Duration.ofSeconds(15);

    private final Checkout checkout;

    public StormBenchmark(Checkout checkout) {
        this.checkout = checkout;
    }

    @Override
    public String name() {
        return "storm";
    }

    @Override
    public Table measure() throws IOException, InterruptedException {
        try (LiveTrial trial = LiveTrial.start(checkout, Map.of())) {
            trial.grantWorkspace();
            Storm storm = new Storm(trial.hooks(), trial.readBody(), THREADS);
            storm.blow(500, WARM_UP);
            List<List<String>> rows = new ArrayList<>();
            long service = trial.program(LiveTrial.SERVICE)
                    .orElseThrow(() -> new IOException("the service has gone"))
                    .pid();
            for (int rate : new int[] {500, 1000, 2000}) {
                double before = ProcFiles.cpuSeconds(service);
                Storm.Outcome outcome = storm.blow(rate, TIME);
                double used = ProcFiles.cpuSeconds(service) - before;
                rows.add(List.of(
                        "%,d".formatted(rate),
                        "%,d".formatted(outcome.perSecond(TIME)),
                        outcome.latency().millis(0.5),
                        outcome.latency().millis(0.99),
                        String.format(Locale.ROOT, "%.2f", used * 1000 / outcome.answered()),
                        Long.toString(outcome.errors())));
            }
            return new Table(
                    "Sustained hook calls",
                    List.of(
                            "asked for, calls/s",
                            "answered, calls/s",
                            "p50 ms",
                            "p99 ms",
                            "service CPU, ms a call",
                            "errors"),
                    rows,
                    List.of(
                            ("%d threads, a connection a call, %d s each, on the same cores as the service and central; "
                                            + "the time runs from when a call was due.")
                                    .formatted(THREADS, TIME.toSeconds())));
        }
    }
}
