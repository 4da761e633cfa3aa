package dev.chaperone.bench.process;

import dev.chaperone.bench.Benchmark;
import dev.chaperone.bench.Table;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Memory of each process, at rest and after a load, and what the processor does when nothing happens. */
public final class MemoryBenchmark implements Benchmark {

    private static final Duration REST = Duration.ofSeconds(60);
    private static final Duration LOAD = Duration.ofSeconds(15);
    private static final int RATE = 500;
    private static final int THREADS = 16;

    private static final List<Program> PROGRAMS = List.of(
            new Program("service", LiveTrial.SERVICE),
            new Program("central", LiveTrial.CENTRAL),
            new Program("tray", LiveTrial.TRAY),
            new Program("ui", LiveTrial.UI));

    private final Checkout checkout;

    public MemoryBenchmark(Checkout checkout) {
        this.checkout = checkout;
    }

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public Table measure() throws IOException, InterruptedException {
        try (VirtualDisplay display = checkout.hasTray() ? VirtualDisplay.start(checkout) : VirtualDisplay.none();
                LiveTrial trial = LiveTrial.start(checkout, display.environment())) {
            trial.grantWorkspace();
            List<Measured> measured = new ArrayList<>();
            for (Program program : PROGRAMS) {
                Optional<ProcessHandle> found = trial.program(program.word());
                measured.add(new Measured(program.name(), found.map(ProcessHandle::pid), new ArrayList<>()));
            }
            atRest(measured);
            new Storm(trial.hooks(), trial.readBody(), THREADS).blow(RATE, LOAD);
            for (Measured program : measured) {
                program.addMemory();
            }
            return table(measured, display.note());
        }
    }

    private static Table table(List<Measured> measured, String note) {
        return new Table(
                "Memory and idle processor time",
                List.of("process", "RSS MB", "PSS MB", "CPU in 60 idle s", "RSS MB after load", "PSS MB after load"),
                measured.stream().map(Measured::row).toList(),
                List.of(
                        "From `/proc/PID/smaps_rollup` and `/proc/PID/stat`; load: %d calls/s for %d s."
                                .formatted(RATE, LOAD.toSeconds()),
                        note));
    }

    private static void atRest(List<Measured> measured) throws IOException, InterruptedException {
        List<Double> before = new ArrayList<>();
        for (Measured program : measured) {
            before.add(program.cpuSeconds());
        }
        Thread.sleep(REST.toMillis());
        for (int i = 0; i < measured.size(); i++) {
            Measured program = measured.get(i);
            program.addMemory();
            program.cells().add(String.format(Locale.ROOT, "%.2f s", program.cpuSeconds() - before.get(i)));
        }
    }

    private record Program(String name, String word) {}

    /** A program and what was seen of it so far; without a pid it does not run here. */
    private record Measured(String name, Optional<Long> pid, List<String> cells) {

        double cpuSeconds() throws IOException {
            return isRunning() ? ProcFiles.cpuSeconds(pid.orElseThrow()) : 0;
        }

        void addMemory() throws IOException {
            if (isRunning()) {
                cells.addAll(memory(pid.orElseThrow()));
            }
        }

        private boolean isRunning() {
            return pid.flatMap(ProcessHandle::of).filter(ProcessHandle::isAlive).isPresent();
        }

        List<String> row() {
            List<String> row = new ArrayList<>(List.of("`" + name + "`"));
            row.addAll(isRunning() ? cells : List.of("not running", "", "", "", ""));
            return row;
        }
    }

    private static List<String> memory(long pid) throws IOException {
        ProcFiles.Memory memory = ProcFiles.memory(pid);
        return List.of(megabytes(memory.resident()), megabytes(memory.proportional()));
    }

    private static String megabytes(long kilobytes) {
        return String.format(Locale.ROOT, "%.0f", kilobytes / 1024.0);
    }
}
