package dev.chaperone.bench;

import dev.chaperone.bench.micro.MicroBenchmark;
import dev.chaperone.bench.process.Checkout;
import dev.chaperone.bench.process.CommandLineBenchmark;
import dev.chaperone.bench.process.GatewayBenchmark;
import dev.chaperone.bench.process.HookBenchmark;
import dev.chaperone.bench.process.MemoryBenchmark;
import dev.chaperone.bench.process.PromptBenchmark;
import dev.chaperone.bench.process.SecretlintBenchmark;
import dev.chaperone.bench.process.StormBenchmark;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code ./bench/run [--write] [NAME...]}: measures what is named, or everything. */
public final class Main {

    private final PrintStream out;
    private final PrintStream err;
    private final Path root;
    private final List<Benchmark> all;

    private Main(Path root, PrintStream out, PrintStream err) throws IOException {
        this.root = root;
        this.out = out;
        this.err = err;
        Path scratch = Files.createDirectories(root.resolve("bench/target/scratch"));
        Checkout checkout = new Checkout(root, scratch);
        List<Benchmark> benchmarks = new ArrayList<>(
                List.of(new HookBenchmark(checkout), new StormBenchmark(checkout), new GatewayBenchmark(checkout)));
        benchmarks.addAll(MicroBenchmark.all(scratch));
        benchmarks.add(new SecretlintBenchmark(checkout));
        benchmarks.add(new CommandLineBenchmark(checkout));
        benchmarks.add(new MemoryBenchmark(checkout));
        benchmarks.add(new PromptBenchmark(checkout));
        this.all = List.copyOf(benchmarks);
    }

    /** Exit codes: 0 measured, 1 something could not be measured, 2 wrong arguments. */
    public static void main(String[] args) throws IOException, InterruptedException {
        System.exit(new Main(Path.of(args[0]), System.out, System.err)
                .run(List.of(args).subList(1, args.length)));
    }

    private int run(List<String> arguments) throws IOException, InterruptedException {
        boolean write = arguments.contains("--write");
        List<String> names =
                arguments.stream().filter(a -> !a.equals("--write")).toList();
        List<String> known = all.stream().map(Benchmark::name).toList();
        if (!known.containsAll(names)) {
            err.printf("bench: the names are %s; --write also renews docs/performance.md%n", String.join(" ", known));
            return 2;
        }
        int status = 0;
        for (Benchmark benchmark : all) {
            if (names.isEmpty() || names.contains(benchmark.name())) {
                status = Math.max(status, measure(benchmark, write));
            }
        }
        return status;
    }

    private int measure(Benchmark benchmark, boolean write) throws InterruptedException {
        err.printf("measuring %s ...%n", benchmark.name());
        try {
            String machine = Machine.describe(root);
            String markdown = benchmark.measure().markdown("./bench/run " + benchmark.name(), machine);
            out.println(markdown);
            if (write) {
                new Document(root.resolve("docs/performance.md")).replace(benchmark.name(), markdown);
            }
            return 0;
        } catch (IOException e) {
            err.printf("bench: %s was not measured: %s%n", benchmark.name(), e.getMessage());
            return 1;
        }
    }
}
