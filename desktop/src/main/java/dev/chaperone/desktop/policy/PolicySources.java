package dev.chaperone.desktop.policy;

import dev.chaperone.model.policy.Composition;
import dev.chaperone.model.policy.Policy;
import dev.chaperone.model.policy.PolicyProblem;
import dev.chaperone.model.policy.PolicyReading;
import dev.chaperone.model.policy.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads every source of policy afresh.
 *
 * @param userFile the person's YAML file; may be absent
 * @param managed folder of JSON files with settings and YAML files with rules, in lexical order; may be absent
 * @param bundles what central handed out
 */
public record PolicySources(Path userFile, Path managed, Optional<BundleStore> bundles) {

    private static final String BASELINE = "/dev/chaperone/model/policy/baseline.yaml";

    /** Files alone. */
    public PolicySources(Path userFile, Path managed) {
        this(userFile, managed, Optional.empty());
    }

    /** What came of reading. */
    public sealed interface Result {

        List<PolicyProblem> problems();

        /**
         * @param composition what came out, and where each piece of it comes from
         * @param texts what was read, weakest first
         * @param user the person's file as it counts; empty if there is none
         * @param problems what is wrong with the person's file, for which {@code user} stands in
         */
        record Loaded(
                Composition composition, List<SourceText> texts, Optional<UserLayer> user, List<PolicyProblem> problems)
                implements Result {

            public Policy policy() {
                return composition.policy();
            }

            /** The names of what was read, weakest first. */
            public List<String> sources() {
                return texts.stream().map(SourceText::name).toList();
            }
        }

        record Rejected(List<PolicyProblem> problems) implements Result {}
    }

    /** The person's file as it was when it could be read. */
    public record UserLayer(String text, PolicyReading.Read read) {}

    public Result load() {
        return load(Optional.empty());
    }

    /**
     * A mistake in the person's file must not hold up what IT decides, so the last good one stands in for it. A mistake
     * in what IT put down rejects everything.
     */
    public Result load(Optional<UserLayer> lastGood) {
        Pass read = read(lastGood);
        bundles.ifPresent(store -> read.pass().bundle(store));
        return read.result();
    }

    /** The settings without any bundle, which say whose bundles count; empty if they can't be read. */
    public Optional<Settings> belowBundles() {
        return read(Optional.empty()).result() instanceof Result.Loaded loaded
                ? Optional.of(loaded.policy().settings())
                : Optional.empty();
    }

    /** A pass over everything that lies on this disk. */
    private record Pass(PolicyPass pass, Optional<UserLayer> user, List<PolicyProblem> wrong) {
        Result result() {
            return pass.result(user, wrong);
        }
    }

    private Pass read(Optional<UserLayer> lastGood) {
        PolicyPass pass = new PolicyPass();
        pass.builtIn(baseline());
        Optional<UserLayer> user = Optional.empty();
        List<PolicyProblem> wrong = List.of();
        if (Files.exists(userFile)) {
            PolicyPass.User read = pass.user(userFile, lastGood);
            user = read.layer();
            wrong = read.problems();
        }
        List<Path> files = managedFiles(pass);
        if (!files.isEmpty()) {
            pass.checkOwner(managed);
        }
        files.forEach(pass::managed);
        return new Pass(pass, user, wrong);
    }

    /** The policy that earlier texts made, above the baseline of this version. */
    static Result again(List<SourceText> earlier) {
        PolicyPass pass = new PolicyPass();
        pass.builtIn(baseline());
        pass.again(earlier);
        return pass.result(Optional.empty(), List.of());
    }

    /** The policy of the built-in source alone, which a test guarantees to be valid. */
    public static Composition builtIn() {
        PolicyPass pass = new PolicyPass();
        pass.builtIn(baseline());
        return switch (pass.result(Optional.empty(), List.of())) {
            case Result.Loaded loaded -> loaded.composition();
            case Result.Rejected(var problems) -> throw new IllegalStateException(problems.toString());
        };
    }

    private List<Path> managedFiles(PolicyPass pass) {
        if (!Files.isDirectory(managed)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(managed)) {
            return files.filter(f -> f.toString().matches(".*\\.(json|ya?ml)"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            pass.problem(managed, e);
            return List.of();
        }
    }

    static String baseline() {
        try (InputStream in = Objects.requireNonNull(PolicySources.class.getResourceAsStream(BASELINE))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("the built-in policy is missing from this build", e);
        }
    }
}
