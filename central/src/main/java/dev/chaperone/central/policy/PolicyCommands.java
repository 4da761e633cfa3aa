package dev.chaperone.central.policy;

import dev.chaperone.model.policy.bundle.SigningKey;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code chaperone-central policy key|publish|rotate}, beside a running server. */
public final class PolicyCommands {

    public static final String USAGE = """
            chaperone-central policy key --out FILE
              makes a key for signing policy and prints its public half for PolicyKeys
            chaperone-central policy publish FILE --data DIR --keys KEY[,KEY] --organisation NAME [--days N] [--devices ID[,ID]]
              signs a policy and hands it out to the laptops, at once, also while the server runs; 90 days if not given
            chaperone-central policy rotate --data DIR --keys KEY[,KEY] --new-keys KEY[,KEY] --signatures N --organisation NAME
              changes the keys; old and new ones sign the change and the policy of today""";

    private static final Set<String> OPTIONS =
            Set.of("--out", "--data", "--keys", "--new-keys", "--organisation", "--days", "--devices", "--signatures");
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
            case String other ->
                throw new IllegalArgumentException(
                        "there is no command policy '%s'; use key, publish or rotate".formatted(other));
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
