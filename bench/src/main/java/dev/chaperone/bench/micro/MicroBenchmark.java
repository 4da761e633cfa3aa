package dev.chaperone.bench.micro;

import dev.chaperone.bench.Benchmark;
import dev.chaperone.bench.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/** One class of JMH benchmarks as a table: a row a method, named like it. */
public final class MicroBenchmark implements Benchmark {

    /** The folder journals are written to. */
    static final String SCRATCH = "chaperone.bench.scratch";

    /** As {@code ./run} starts the service, so that the figures are the service's. */
    private static final List<String> SERVICE_JVM = List.of(
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "-XX:TieredStopAtLevel=1",
            "-Xms8m",
            "-Xmx48m",
            "--sun-misc-unsafe-memory-access=allow");

    private final String name;
    private final String title;
    private final Class<?> methods;
    private final Path scratch;

    private MicroBenchmark(String name, String title, Class<?> methods, Path scratch) {
        this.name = name;
        this.title = title;
        this.methods = methods;
        this.scratch = scratch;
    }

    public static List<Benchmark> all(Path scratch) {
        return List.of(
                new MicroBenchmark("gate", "Gate decision, without the disk", GateJmh.class, scratch),
                new MicroBenchmark("reading", "Understanding what an agent asks", ReadingJmh.class, scratch),
                new MicroBenchmark("sanitiser", "Cleaning text", SanitiserJmh.class, scratch),
                new MicroBenchmark("journal", "Journal append with fsync", JournalJmh.class, scratch),
                new MicroBenchmark("proof", "Evidence", ProofJmh.class, scratch));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Table measure() throws IOException {
        List<List<String>> rows = new ArrayList<>();
        for (RunResult run : runs()) {
            Statistics ns = run.getPrimaryResult().getStatistics();
            rows.add(List.of(
                    words(run.getPrimaryResult().getLabel()),
                    micros(ns.getPercentile(50)),
                    micros(ns.getPercentile(99)),
                    micros(ns.getPercentile(99.9)),
                    allocated(run.getSecondaryResults())));
        }
        return new Table(
                title,
                List.of("what", "p50 µs", "p99 µs", "p99.9 µs", "allocated"),
                rows,
                List.of("JMH, one sample a call, in a JVM with the service's options (SerialGC, C1, 48 MB)."));
    }

    private Collection<RunResult> runs() throws IOException {
        try {
            return new Runner(new OptionsBuilder()
                            .include(methods.getName().replace(".", "\\.") + "\\..*")
                            .jvmArgs(SERVICE_JVM.toArray(String[]::new))
                            .jvmArgsAppend("-D" + SCRATCH + "=" + scratch)
                            .addProfiler(GCProfiler.class)
                            .shouldFailOnError(true)
                            .verbosity(VerboseMode.SILENT)
                            .build())
                    .run();
        } catch (RunnerException e) {
            throw new IOException(String.valueOf(e.getMessage()), e);
        }
    }

    /** {@code readInLiveGrant} as people write it. */
    private static String words(String method) {
        return method.replaceAll("(?<=[a-z])(?=[A-Z0-9])|(?<=[0-9])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT);
    }

    private static String micros(double nanos) {
        return String.format(Locale.ROOT, nanos < 100_000 ? "%.2f" : "%.0f", nanos / 1_000);
    }

    @SuppressWarnings("rawtypes") // as JMH declares it
    private static String allocated(Map<String, Result> secondary) {
        return secondary.entrySet().stream()
                .filter(e -> e.getKey().endsWith("gc.alloc.rate.norm"))
                .map(e -> String.format(Locale.ROOT, "%,.0f B", e.getValue().getScore()))
                .findFirst()
                .orElse("");
    }
}
