package dev.chaperone.bench.process;

import dev.chaperone.bench.Benchmark;
import dev.chaperone.bench.Samples;
import dev.chaperone.bench.Table;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How long a person's window takes from the service's word to its first frame, cold and primed. */
public final class PromptBenchmark implements Benchmark {

    private static final int ROUNDS = 10;

    private final Checkout checkout;

    public PromptBenchmark(Checkout checkout) {
        this.checkout = checkout;
    }

    @Override
    public String name() {
        return "prompt";
    }

    @Override
    public Table measure() throws IOException, InterruptedException {
        try (VirtualDisplay display = VirtualDisplay.start(checkout);
                LiveTrial trial = LiveTrial.start(checkout, Map.of())) {
            if (display.environment().isEmpty()) {
                throw new IOException("Xvfb is not installed; run: apt-get install -y xvfb");
            }
            try (OpenQuestions questions = new OpenQuestions(trial)) {
                return measure(questions, new WindowProcess(checkout, trial, display));
            }
        }
    }

    private static Table measure(OpenQuestions questions, WindowProcess window)
            throws IOException, InterruptedException {
        try (window) {
            questions.ask();
            long start = System.currentTimeMillis();
            window.start();
            Samples cold = new Samples(List.of(millis(window.firstFrame() - start)));
            questions.settle();
            List<Long> primed = new ArrayList<>();
            for (int i = 0; i < ROUNDS; i++) {
                long asked = questions.ask();
                primed.add(millis(window.firstFrame() - asked));
                questions.settle();
            }
            ProcFiles.Memory memory = ProcFiles.memory(window.pid());
            Samples warm = new Samples(primed);
            return new Table(
                    "Consent prompt, first frame",
                    List.of("window program", "median ms", "p95 ms", "best ms"),
                    List.of(
                            List.of("not running, started for it (once)", cold.millis(0.5), "", ""),
                            List.of("running and primed", warm.millis(0.5), warm.millis(0.95), warm.leastMillis())),
                    List.of(
                            "From the service's word to the end of the first frame, %d questions, on Xvfb, software rendering."
                                    .formatted(ROUNDS),
                            String.format(
                                    Locale.ROOT,
                                    "The window program then takes %d MB RSS, %d MB PSS.",
                                    memory.resident() / 1024,
                                    memory.proportional() / 1024)));
        }
    }

    private static long millis(long value) {
        return Duration.ofMillis(value).toNanos();
    }
}
