package dev.chaperone.central.policy;

import dev.chaperone.central.index.EventFile;
import dev.chaperone.model.policy.Elevation;
import dev.chaperone.model.policy.bundle.SigningKey;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code chaperone-central policy key|publish|rotate|requests|elevate|lower}, beside a running server. */
public final class PolicyCommands {

    public static final String USAGE = """
            chaperone-central policy key --out FILE
              makes a key for signing policy and prints its public half for PolicyKeys
            chaperone-central policy publish FILE --data DIR --keys KEY[,KEY] --organisation NAME [--days N] [--devices ID[,ID]]
              signs a policy and hands it out to the laptops, at once, also while the server runs; 90 days if not given
            chaperone-central policy rotate --data DIR --keys KEY[,KEY] --new-keys KEY[,KEY] --signatures N --organisation NAME
              changes the keys; old and new ones sign the change and the policy of today
            chaperone-central policy requests --data DIR
              lists who asks for an elevation, newest first
            chaperone-central policy elevate ID --data DIR --keys KEY[,KEY] [--minutes N]
              lets the rules of a request ask for a while where they forbid; as long as was asked for if not given
            chaperone-central policy lower ID --data DIR --keys KEY[,KEY]
              ends an elevation before its time""";

    private static final Set<String> OPTIONS = Set.of(
            "--out",
            "--data",
            "--keys",
            "--new-keys",
            "--organisation",
            "--days",
            "--devices",
            "--signatures",
            "--minutes");
    private static final String DATABASE = "central.db";
    private static final int USUAL_DAYS = 90;
    private static final int MOST_DAYS = 400;

    private final PrintStream out;
    private final Clock clock;
    private final Map<String, String> options = new HashMap<>();
    private final List<String> words = new ArrayList<>();

    private PolicyCommands(PrintStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    /**
     * @param arguments those after the word policy
     * @throws IOException in one line, if it could not be done
     * @throws IllegalArgumentException in one line that names the option
     */
    public static void run(List<String> arguments, PrintStream out, Clock clock) throws IOException {
        PolicyCommands commands = new PolicyCommands(out, clock);
        commands.parse(new ArrayDeque<>(arguments));
        commands.run();
    }

    private void parse(Deque<String> rest) {
        while (!rest.isEmpty()) {
            String word = rest.remove();
            if (!word.startsWith("-")) {
                words.add(word);
            } else if (OPTIONS.contains(word) && !rest.isEmpty()) {
                options.put(word, rest.remove());
            } else {
                throw new IllegalArgumentException(
                        "unknown option '%s', or its value is missing; see --help".formatted(word));
            }
        }
    }

    private void run() throws IOException {
        switch (words.isEmpty() ? "" : words.getFirst()) {
            case "key" ->
                out.println(PolicyKey.make(Path.of(need("--out"))).key().text());
            case "publish" -> publish();
            case "rotate" -> rotate();
            case "requests" ->
                requests(requests -> requests.newest().stream()
                        .map(ElevationRequests.Request::line)
                        .forEach(out::println));
            case "elevate" -> requests(this::elevate);
            case "lower" -> lower();
            case String other ->
                throw new IllegalArgumentException(
                        "there is no command policy '%s'; use key, publish, rotate, requests, elevate or lower"
                                .formatted(other));
        }
    }

    private void publish() throws IOException {
        if (words.size() != 2) {
            throw new IllegalArgumentException("name one policy file; see --help");
        }
        Publishing.Order order = new Publishing.Order(
                Path.of(words.getLast()),
                need("--organisation"),
                Duration.ofDays(number("--days", USUAL_DAYS, MOST_DAYS)),
                options.containsKey("--devices") ? Set.of(need("--devices").split(",", -1)) : Set.of());
        long version = publishing().publish(order, Publishing.keys(need("--keys")));
        out.println("published: bundle %d of %s".formatted(version, order.organisation()));
    }

    private void rotate() throws IOException {
        List<PolicyKey> fresh = Publishing.keys(need("--new-keys"));
        List<PolicyKey> all = new ArrayList<>(Publishing.keys(need("--keys")));
        all.addAll(fresh);
        Set<SigningKey> keys = fresh.stream().map(PolicyKey::key).collect(Collectors.toSet());
        int root = publishing().rotate(keys, number("--signatures", 1, keys.size()), need("--organisation"), all);
        out.println("root %d: from now on %d keys sign policy".formatted(root, keys.size()));
    }

    private void elevate(ElevationRequests requests) throws IOException {
        String id = id();
        ElevationRequests.Request request = requests.find(id)
                .orElseThrow(() -> new IOException(
                        "nobody asked for %s; to list: chaperone-central policy requests".formatted(id)));
        int most = (int) Elevation.LONGEST.toMinutes();
        int minutes = number("--minutes", Math.clamp(request.minutes(), 1, most), most);
        Instant now = clock.instant();
        Elevation elevation = new Elevation(
                id,
                request.device(),
                request.rules(),
                now,
                now.plus(Duration.ofMinutes(minutes)),
                request.by(),
                request.reason());
        long version = publishing()
                .elevate(
                        going -> Stream.concat(going.stream().filter(e -> !e.id().equals(id)), Stream.of(elevation))
                                .toList(),
                        Publishing.keys(need("--keys")));
        out.println("elevated: %s until %s, in bundle %d".formatted(id, elevation.until(), version));
    }

    private void lower() throws IOException {
        String id = id();
        AtomicBoolean found = new AtomicBoolean();
        long version = publishing()
                .elevate(
                        going -> going.stream()
                                .filter(e -> !e.id().equals(id) || !found.compareAndSet(false, true))
                                .toList(),
                        Publishing.keys(need("--keys")));
        out.println(
                found.get()
                        ? "lowered: %s ends with bundle %d".formatted(id, version)
                        : "%s counted no more; bundle %d holds what did".formatted(id, version));
    }

    private String id() {
        if (words.size() != 2) {
            throw new IllegalArgumentException("name one elevation by its id; see --help");
        }
        return words.getLast();
    }

    private interface WithRequests {
        void run(ElevationRequests requests) throws IOException;
    }

    private void requests(WithRequests work) throws IOException {
        try (EventFile file = EventFile.open(Path.of(need("--data")).resolve(DATABASE))) {
            work.run(new ElevationRequests(file.events()));
        }
    }

    private Publishing publishing() {
        return new Publishing(new PolicyShelf(Path.of(need("--data")).resolve(PolicyShelf.FILE)), clock);
    }

    private String need(String option) {
        String value = options.getOrDefault(option, "");
        if (value.isEmpty()) {
            throw new IllegalArgumentException("%s is missing; see --help".formatted(option));
        }
        return value;
    }

    private int number(String option, int usual, int most) {
        String text = options.getOrDefault(option, Integer.toString(usual));
        if (!text.matches("\\d{1,4}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > most) {
            throw new IllegalArgumentException("%s '%s' is not a number from 1 to %d".formatted(option, text, most));
        }
        return Integer.parseInt(text);
    }
}
