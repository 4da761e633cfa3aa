package dev.chaperone.bench.process;

import dev.chaperone.bench.Benchmark;
import dev.chaperone.bench.Samples;
import dev.chaperone.bench.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.random.RandomGenerator;

/** What the gateway adds to a question of 20 KB in a conversation of 500 KB, and to each event of the answer. */
public final class GatewayBenchmark implements Benchmark {

    private static final int WARM_UP = 300;
    private static final int ROUNDS = 400;
    private static final int STREAMS = 100;
    private static final int TURNS = 24;
    private static final int TURN_CHARACTERS = 20_000;

    private final Checkout checkout;
    private final RandomGenerator random = RandomGenerator.of("L64X128MixRandom");

    public GatewayBenchmark(Checkout checkout) {
        this.checkout = checkout;
    }

    @Override
    public String name() {
        return "gateway";
    }

    /** Somebody whose questions are timed. */
    private record Way(String name, ModelClient client, List<Long> first, List<Long> later) {
        Way(String name, ModelClient client) {
            this(name, client, new ArrayList<>(), Collections.synchronizedList(new ArrayList<>()));
        }

        List<String> row() {
            return List.of(
                    name,
                    new Samples(first).millis(0.5),
                    new Samples(first).millis(0.99),
                    new Samples(later).millis(0.5),
                    new Samples(later).millis(0.99));
        }
    }

    @Override
    public Table measure() throws IOException, InterruptedException {
        try (LiveTrial trial = LiveTrial.start(checkout, Map.of());
                StreamingModel model = new StreamingModel(6, 2)) {
            URI address = trial.openGateway("http://127.0.0.1:" + model.port());
            String path = address.getPath() + "/anthropic";
            try (ModelClient straight = new ModelClient(model.port(), "");
                    ModelClient through = new ModelClient(address.getPort(), path)) {
                List<Way> ways = List.of(new Way("direct", straight), new Way("through the gateway", through));
                race(ways);
                String memory = streams(trial, address.getPort(), path);
                return table(ways, memory);
            }
        }
    }

    private void race(List<Way> ways) throws IOException {
        StringBuilder history = new StringBuilder("{\"model\":\"m\",\"stream\":true,\"messages\":[");
        for (int i = 0; i < TURNS; i++) {
            history.append(turn(i % 2 == 0 ? "user" : "assistant")).append(',');
        }
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            String body = history + turn("user") + "]}";
            for (Way way : ways) {
                List<Long> later = round < 0 ? new ArrayList<>() : way.later();
                long first = way.client().ask("bench", body, later);
                if (round >= 0) {
                    way.first().add(first);
                }
            }
        }
    }

    /** Lines of a program as an agent sends them, new each time. */
    private String turn(String role) {
        StringBuilder text = new StringBuilder();
        while (text.length() < TURN_CHARACTERS) {
            text.append("    int value%d = compute(\\\"case %d\\\", list.get(%d));\\n"
                    .formatted(random.nextInt(10_000), random.nextInt(), random.nextInt(100)));
        }
        return "{\"role\":\"%s\",\"content\":[{\"type\":\"text\",\"text\":\"%s\"}]}".formatted(role, text);
    }

    /** The service's memory while many answers come in at once. */
    private String streams(LiveTrial trial, int port, String path) throws IOException, InterruptedException {
        long pid = trial.program(LiveTrial.SERVICE)
                .orElseThrow(() -> new IOException("the service does not run"))
                .pid();
        try (StreamingModel slow = new StreamingModel(30, 100)) {
            trial.openGateway("http://127.0.0.1:" + slow.port());
            List<CompletableFuture<Void>> all = new ArrayList<>();
            for (int i = 0; i < STREAMS; i++) {
                String session = "bench-" + i;
                String body = "{\"model\":\"m\",\"messages\":[" + turn("user") + "]}";
                all.add(CompletableFuture.runAsync(
                        () -> ask(port, path, session, body),
                        task -> Thread.ofPlatform().daemon().start(task)));
            }
            Thread.sleep(1_500);
            ProcFiles.Memory memory = ProcFiles.memory(pid);
            CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).get();
            return String.format(
                    Locale.ROOT,
                    "%.0f MB RSS, %.0f MB PSS",
                    memory.resident() / 1024.0,
                    memory.proportional() / 1024.0);
        } catch (ExecutionException e) {
            throw new IOException("one of the streams broke off: " + e.getCause(), e);
        }
    }

    private static void ask(int port, String path, String session, String body) {
        try (ModelClient client = new ModelClient(port, path)) {
            client.ask(session, body, Collections.synchronizedList(new ArrayList<>()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Table table(List<Way> ways, String memory) {
        return new Table(
                "Model traffic: 20 KB new in a conversation of 500 KB",
                List.of("way", "first event p50 ms", "p99 ms", "each later event p50 ms", "p99 ms"),
                ways.stream().map(Way::row).toList(),
                List.of(
                        "%d questions of each way, in turn, after %d to warm up; a model on loopback without TLS that answers at once; each question is in the journal (fsync) before it is sent."
                                .formatted(ROUNDS, WARM_UP),
                        "With %d answers coming in at once the service takes %s.".formatted(STREAMS, memory)));
    }
}
