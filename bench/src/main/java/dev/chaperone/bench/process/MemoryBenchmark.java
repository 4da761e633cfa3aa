package dev.chaperone.bench.process;

import dev.chaperone.bench.Benchmark;
import dev.chaperone.bench.Table;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Memory of each process, at rest and after a load, and what the processor does when nothing happens. */
public final class MemoryBenchmark implements Benchmark {

    private static final Duration REST = Duration.ofSeconds(60);
    private static final Duration LOAD = Duration.ofSeconds(15);
    private static final int RATE = 500;

    /** Name, and the word of its command line that tells it. */
    private static final Map<String, String> PROGRAMS = new LinkedHashMap<>();

    static {
        PROGRAMS.put("service", "desktop.Main service");
        PROGRAMS.put("central", "central.server.Main");
        PROGRAMS.put("tray", "desktop.Main tray");
        PROGRAMS.put("ui", "desktop.Main ui");
    }

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
        try (VirtualDisplay display = VirtualDisplay.start(checkout);
                LiveTrial trial = LiveTrial.start(checkout, display.environment())) {
            trial.grantWorkspace();
            Map<String, List<String>> rows = new LinkedHashMap<>();
            for (String name : PROGRAMS.keySet()) {
                rows.put(name, new ArrayList<>(List.of("`" + name + "`")));
            }
            atRest(trial, rows);
            new Storm(trial.hooks(), trial.readBody(), 16).blow(RATE, LOAD);
            afterLoad(trial, rows);
            return new Table(
                    "Memory and idle processor time",
                    List.of(
                            "process",
                            "RSS MB",
                            "PSS MB",
                            "CPU in 60 idle s",
                            "RSS MB after load",
                            "PSS MB after load"),
                    List.copyOf(rows.values()),
                    List.of(
                            "From `/proc/PID/smaps_rollup` and `/proc/PID/stat`; load: %d calls/s for %d s."
                                    .formatted(RATE, LOAD.toSeconds()),
                            display.note()));
        }
    }

    private static void atRest(LiveTrial trial, Map<String, List<String>> rows)
            throws IOException, InterruptedException {
        Map<Long, Double> before = new LinkedHashMap<>();
        for (String word : PROGRAMS.values()) {
            Optional<ProcessHandle> program = trial.program(word);
            if (program.isPresent()) {
                before.put(
                        program.get().pid(), ProcFiles.cpuSeconds(program.get().pid()));
            }
        }
        Thread.sleep(REST.toMillis());
        for (Map.Entry<String, List<String>> row : rows.entrySet()) {
            Optional<ProcessHandle> program = trial.program(String.valueOf(PROGRAMS.get(row.getKey())));
            if (program.isEmpty()) {
                row.getValue().addAll(List.of("not running", "", "", "", ""));
                continue;
            }
            long pid = program.get().pid();
            double used = ProcFiles.cpuSeconds(pid) - before.getOrDefault(pid, 0.0);
            row.getValue().addAll(memory(pid));
            row.getValue().add(String.format(Locale.ROOT, "%.2f s", used));
        }
    }

    private static void afterLoad(LiveTrial trial, Map<String, List<String>> rows) throws IOException {
        for (Map.Entry<String, List<String>> row : rows.entrySet()) {
            Optional<ProcessHandle> program = trial.program(String.valueOf(PROGRAMS.get(row.getKey())));
            if (program.isPresent()) {
                row.getValue().addAll(memory(program.get().pid()));
            }
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
