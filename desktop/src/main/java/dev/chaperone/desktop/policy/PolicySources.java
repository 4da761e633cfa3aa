package dev.chaperone.desktop.policy;

import dev.chaperone.model.policy.Policy;
import dev.chaperone.model.policy.PolicyComposer;
import dev.chaperone.model.policy.PolicyProblem;
import dev.chaperone.model.policy.PolicyReader;
import dev.chaperone.model.policy.PolicyReading;
import dev.chaperone.model.policy.SettingsText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Reads every source of policy afresh.
 *
 * @param userFile the person's YAML file; may be absent
 * @param managed folder of JSON files with settings, in lexical order; may be absent
 */
public record PolicySources(Path userFile, Path managed) {

    private static final String BASELINE = "/dev/chaperone/model/policy/baseline.yaml";

    /** What came of reading. */
    public sealed interface Result {
        /** @param sources the names of what was read, weakest first */
        record Loaded(Policy policy, List<String> sources) implements Result {}

        record Rejected(List<PolicyProblem> problems) implements Result {}
    }

    public Result load() {
        Reading reading = new Reading();
        reading.layer("built-in baseline", baseline());
        reading.file(userFile);
        managedFiles(reading).forEach(reading::managed);
        return reading.result();
    }

    /** The policy of the built-in source alone, which a test guarantees to be valid. */
    public static Policy builtIn() {
        Reading reading = new Reading();
        reading.layer("built-in baseline", baseline());
        return switch (reading.result()) {
            case Result.Loaded(var policy, var _) -> policy;
            case Result.Rejected(var problems) -> throw new IllegalStateException(problems.toString());
        };
    }

    private List<Path> managedFiles(Reading reading) {
        if (!Files.isDirectory(managed)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(managed)) {
            return files.filter(f -> f.toString().endsWith(".json")).sorted().toList();
        } catch (IOException e) {
            reading.problem(managed, e);
            return List.of();
        }
    }

    private static String baseline() {
        try (InputStream in = Objects.requireNonNull(PolicySources.class.getResourceAsStream(BASELINE))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("the built-in policy is missing from this build", e);
        }
    }

    /** One pass over all sources. */
    private static final class Reading {

        private final List<PolicyReading.Read> layers = new ArrayList<>();
        private final Map<String, Object> managed = new LinkedHashMap<>();
        private final List<PolicyProblem> problems = new ArrayList<>();
        private final List<String> sources = new ArrayList<>();
        private final MessageDigest digest = sha256();

        void layer(String source, String text) {
            note(source, text);
            switch (PolicyReader.read(source, text)) {
                case PolicyReading.Read read -> layers.add(read);
                case PolicyReading.Rejected(var found) -> problems.addAll(found);
            }
        }

        void file(Path path) {
            if (Files.exists(path)) {
                text(path).ifPresent(text -> layer(path.toString(), text));
            }
        }

        void managed(Path path) {
            text(path).ifPresent(text -> {
                note(path.toString(), text);
                SettingsText.read(path.toString(), text, managed, problems);
            });
        }

        void problem(Path path, IOException e) {
            problems.add(new PolicyProblem(
                    path.toString(),
                    0,
                    "",
                    "cannot be read (%s)".formatted(e.getClass().getSimpleName())));
        }

        Result result() {
            if (!problems.isEmpty()) {
                return new Result.Rejected(List.copyOf(problems));
            }
            String hash = HexFormat.of().formatHex(digest.digest());
            return new Result.Loaded(PolicyComposer.compose(layers, managed, hash), List.copyOf(sources));
        }

        private java.util.Optional<String> text(Path path) {
            try {
                return java.util.Optional.of(Files.readString(path));
            } catch (IOException e) {
                problem(path, e);
                return java.util.Optional.empty();
            }
        }

        private void note(String source, String text) {
            sources.add(source);
            digest.update(text.getBytes(StandardCharsets.UTF_8));
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }
    }
}
