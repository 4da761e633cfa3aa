package dev.chaperone.desktop.policy;

import dev.chaperone.desktop.policy.PolicySources.Result;
import dev.chaperone.desktop.policy.PolicySources.UserLayer;
import dev.chaperone.model.policy.PolicyComposer;
import dev.chaperone.model.policy.PolicyLayer;
import dev.chaperone.model.policy.PolicyProblem;
import dev.chaperone.model.policy.PolicyReader;
import dev.chaperone.model.policy.PolicyReading;
import dev.chaperone.model.policy.Settings;
import dev.chaperone.model.policy.bundle.BundleException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** One pass over all sources of policy, weakest first. */
final class PolicyPass {

    private static final long MAX_BYTES = 1_048_576;

    private final List<PolicyLayer> layers = new ArrayList<>();
    private final List<PolicyProblem> problems = new ArrayList<>();
    private final List<PolicyProblem> warnings = new ArrayList<>();
    private final List<SourceText> texts = new ArrayList<>();
    private final MessageDigest digest = sha256();

    /** The person's file: what of it counts, and what is wrong with it. */
    record User(Optional<UserLayer> layer, List<PolicyProblem> problems) {}

    void builtIn(String text) {
        layer(new SourceText("built-in baseline", SourceText.Kind.BUILT_IN, text));
    }

    /** The texts of an earlier pass, above the baseline of this version. */
    void again(List<SourceText> earlier) {
        earlier.stream().filter(text -> text.kind() != SourceText.Kind.BUILT_IN).forEach(this::layer);
    }

    void layer(SourceText text) {
        switch (text.read()) {
            case PolicyReading.Read read -> add(text, read);
            case PolicyReading.Rejected(var found) -> problems.addAll(found);
        }
    }

    User user(Path path, Optional<UserLayer> lastGood) {
        String source = path.toString();
        List<PolicyProblem> wrong = new ArrayList<>();
        Optional<UserLayer> read = text(path, wrong).flatMap(text -> switch (PolicyReader.read(source, text)) {
            case PolicyReading.Read layer -> Optional.of(new UserLayer(text, layer));
            case PolicyReading.Rejected(var found) -> {
                wrong.addAll(found);
                yield Optional.<UserLayer>empty();
            }
        });
        Optional<UserLayer> counts = read.or(() -> lastGood);
        counts.ifPresent(layer -> add(new SourceText(source, SourceText.Kind.RULES, layer.text()), layer.read()));
        return new User(counts, List.copyOf(wrong));
    }

    void managed(Path path) {
        checkOwner(path);
        candidate(path);
    }

    /** A file that is not in its place yet, so that it may be anybody's. */
    void candidate(Path path) {
        SourceText.Kind kind =
                path.toString().endsWith(".json") ? SourceText.Kind.SETTINGS : SourceText.Kind.MANAGED_RULES;
        text(path, problems).ifPresent(text -> layer(new SourceText(path.toString(), kind, text)));
    }

    void checkOwner(Path path) {
        try {
            Ownership.problem(path).ifPresent(problems::add);
        } catch (IOException e) {
            problems.add(unreadable(path, e));
        }
    }

    void problem(Path path, IOException e) {
        problems.add(unreadable(path, e));
    }

    /** What central handed out, if the layers so far say whose bundles count. */
    void bundle(BundleStore store) {
        if (!problems.isEmpty()) {
            return; // nobody can say whom to trust
        }
        Settings below = PolicyComposer.compose(layers, "").policy().settings();
        if (!BundleStore.isWanted(below)) {
            return;
        }
        try {
            store.layer(below).ifPresent(found -> {
                layer(found.text());
                warnings.addAll(found.warnings());
            });
        } catch (BundleException e) {
            problems.add(new PolicyProblem("bundle", 0, "", String.valueOf(e.getMessage())));
        }
    }

    Result result(Optional<UserLayer> user, List<PolicyProblem> wrong) {
        if (!problems.isEmpty()) {
            List<PolicyProblem> all = new ArrayList<>(problems);
            all.addAll(wrong);
            return new Result.Rejected(List.copyOf(all));
        }
        String hash = HexFormat.of().formatHex(digest.digest());
        List<PolicyProblem> said = new ArrayList<>(wrong);
        said.addAll(warnings);
        return new Result.Loaded(PolicyComposer.compose(layers, hash), List.copyOf(texts), user, List.copyOf(said));
    }

    private void add(SourceText text, PolicyReading.Read read) {
        texts.add(text);
        digest.update(text.text().getBytes(StandardCharsets.UTF_8));
        layers.add(new PolicyLayer(text.kind().source(), read));
    }

    /** Never waits: a pipe in the place of a file would. */
    private static Optional<String> text(Path path, List<PolicyProblem> problems) {
        try {
            if (!Files.isRegularFile(path)) {
                problems.add(new PolicyProblem(path.toString(), 0, "", "is not a file; put a file there or remove it"));
            } else if (Files.size(path) > MAX_BYTES) {
                problems.add(new PolicyProblem(
                        path.toString(),
                        0,
                        "",
                        "is %d bytes, the limit is %d; split it".formatted(Files.size(path), MAX_BYTES)));
            } else {
                return Optional.of(Files.readString(path));
            }
        } catch (IOException e) {
            problems.add(unreadable(path, e));
        }
        return Optional.empty();
    }

    private static PolicyProblem unreadable(Path path, IOException e) {
        String why = switch (e) {
            case CharacterCodingException _ -> "is not UTF-8 text; save it as UTF-8";
            case AccessDeniedException _ -> "may not be read by this user; check its owner and mode";
            default ->
                "cannot be read (%s); check the disk".formatted(e.getClass().getSimpleName());
        };
        return new PolicyProblem(path.toString(), 0, "", why);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
