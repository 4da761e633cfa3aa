package dev.chaperone.bench.process;

import dev.chaperone.bench.Benchmark;
import dev.chaperone.bench.Samples;
import dev.chaperone.bench.Table;
import dev.chaperone.bench.process.Stopwatch.Contestant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The hook round trip as a whole process, beside other clients of the same socket. */
public final class HookBenchmark implements Benchmark {

    private static final int ROUNDS = 60;

    private final Checkout checkout;

    public HookBenchmark(Checkout checkout) {
        this.checkout = checkout;
    }

    @Override
    public String name() {
        return "hook";
    }

    @Override
    public Table measure() throws IOException, InterruptedException {
        try (LiveTrial trial = LiveTrial.start(checkout, Map.of())) {
            trial.grantWorkspace();
            Path body = Files.writeString(trial.home().resolve("body.json"), trial.readBody());
            List<Contestant> clients = clients(trial);
            Stopwatch stopwatch =
                    new Stopwatch(trial.home(), Map.of(), (status, said) -> status == 0 && !said.contains("\"deny\""));
            List<Samples> times = stopwatch.race(clients, body, ROUNDS);
            List<List<String>> rows = new ArrayList<>();
            for (int i = 0; i < clients.size(); i++) {
                Samples samples = times.get(i);
                rows.add(List.of(
                        clients.get(i).name(), samples.millis(0.5), samples.millis(0.95), samples.leastMillis()));
            }
            return new Table(
                    "Hook round trip, whole process",
                    List.of("client", "median ms", "p95 ms", "best ms"),
                    rows,
                    List.of(
                            "%d calls of each, in turn; from starting the process to its exit, with a live grant; "
                                            .formatted(ROUNDS)
                                    + "each call is on disk (fsync) before it is answered.",
                            "The first row is what starting any program costs here."));
        }
    }

    private List<Contestant> clients(LiveTrial trial) throws IOException, InterruptedException {
        String socket = trial.hooks().path().toString();
        List<Contestant> clients = new ArrayList<>();
        clients.add(new Contestant("`sh -c :`", List.of("sh", "-c", ":")));
        clients.add(new Contestant(
                "`chaperone-hook` (ours)", List.of("sh", trial.shim().toString(), "claude-code", "PreToolUse")));
        onPath("python3")
                .ifPresent(python -> clients.add(new Contestant(
                        "Python 3 (`-S -E`)",
                        List.of(
                                python.toString(),
                                "-S",
                                "-E",
                                checkout.peer("hook_client.py").toString(),
                                socket))));
        clients.add(new Contestant("Java 25, one class, CDS, C1", javaClient(socket)));
        return clients;
    }

    private List<String> javaClient(String socket) throws IOException, InterruptedException {
        Path classes = checkout.freshFolder("peer");
        Process compiler = new ProcessBuilder(
                        checkout.java().resolveSibling("javac").toString(),
                        "-d",
                        classes.toString(),
                        checkout.peer("HookClient.java").toString())
                .inheritIO()
                .start();
        if (compiler.waitFor() != 0) {
            throw new IOException("the Java client could not be compiled");
        }
        return List.of(
                checkout.java().toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-cp",
                classes.toString(),
                "HookClient",
                socket);
    }

    /** The real program where a version manager puts a slow script in front of it. */
    static Optional<Path> onPath(String program) {
        List<Path> folders = new ArrayList<>(List.of(Path.of("/usr/bin"), Path.of("/usr/local/bin")));
        for (String folder : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
            folders.add(Path.of(folder));
        }
        return folders.stream()
                .map(folder -> folder.resolve(program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
