package dev.chaperone.desktop.cli;

import dev.chaperone.desktop.explain.FindingShape;
import dev.chaperone.desktop.ui.UiProgram;
import dev.chaperone.model.policy.DataRules;
import dev.chaperone.model.sanitise.Destination;
import dev.chaperone.model.sanitise.Finding;
import dev.chaperone.model.sanitise.PlaceholderKey;
import dev.chaperone.model.sanitise.Sanitised;
import dev.chaperone.model.sanitise.Sanitiser;
import dev.chaperone.model.sanitise.Screened;
import dev.chaperone.model.sanitise.envelope.Diff;
import dev.chaperone.model.sanitise.restore.Vault;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Cleans a text to standard output and lists what was replaced on standard error. Exit code 0 if the text was clean, 1
 * if something was found, 2 if it could not be read. With {@code --jsonl} the code is 0 whatever was found.
 */
@Command(name = "sanitise", mixinStandardHelpOptions = true, resourceBundle = "dev.chaperone.desktop.cli.cli")
final class SanitiseCommand implements Callable<Integer> {

    /** What is looked for. */
    enum Profile {
        ALL,
        SECRETS
    }

    private final Context context;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(arity = "0..1", paramLabel = "FILE", defaultValue = "-", descriptionKey = "sanitise.file")
    Path file = Path.of("-");

    @Option(names = "--json", descriptionKey = "json")
    boolean json;

    @Option(names = "--jsonl", descriptionKey = "sanitise.jsonl")
    boolean jsonl;

    @Option(names = "--diff", descriptionKey = "sanitise.diff")
    boolean diff;

    @Option(names = "--explain", descriptionKey = "sanitise.explain")
    boolean explain;

    @Option(names = "--profile", paramLabel = "PROFILE", defaultValue = "all", descriptionKey = "sanitise.profile")
    Profile profile = Profile.ALL;

    @Option(names = "--keep", paramLabel = "FILE", descriptionKey = "sanitise.keep")
    @Nullable
    Path keep;

    @Option(names = "--rules", paramLabel = "FILE", descriptionKey = "sanitise.rules")
    List<Path> rules = List.of();

    @Option(names = "--policy", paramLabel = "FILE", descriptionKey = "sanitise.policy")
    @Nullable
    Path policy;

    @Option(names = "--report-false-positive", descriptionKey = "sanitise.report")
    boolean report;

    @Option(names = "--window", descriptionKey = "sanitise.window")
    boolean window;

    SanitiseCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        if (window) {
            return show();
        }
        PlaceholderKey placeholderKey = PlaceholderKey.fresh(new SecureRandom()::nextBytes);
        if (policy != null) {
            return byPolicy(policy, placeholderKey);
        }
        Sanitiser sanitiser = sanitiser();
        if (jsonl) {
            new JsonLines(sanitiser, placeholderKey).run(file, context.out());
            return 0;
        }
        TextFile text = TextFile.read(file);
        return diff ? diff(sanitiser, placeholderKey, text.text()) : clean(sanitiser, placeholderKey, text);
    }

    private int byPolicy(Path of, PlaceholderKey key) throws IOException {
        try {
            DataRules data =
                    new PolicyFiles(context).composed(List.of(of)).policy().data();
            TextFile text = TextFile.read(file);
            return screened(
                    text, data.sanitiser().screen(text.text(), key.newVault(), data.matrix(), Destination.MODEL));
        } catch (PolicyFiles.Unusable e) {
            e.report(spec.commandLine().getErr());
            return Failures.NOT_DONE;
        }
    }

    /** What would reach a model, and why the rest would not. */
    private int screened(TextFile text, Screened screened) throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        if (screened.blocking().isEmpty()) {
            context.out().write(text.bytes(screened.sanitised().text()));
            context.out().flush();
        } else {
            err.printf("Would not be sent: %s.%n", String.join(", ", screened.blocking()));
        }
        list(screened.sanitised().findings());
        screened.warned()
                .forEach(f -> err.printf(
                        "%s at %d stays, and is recorded%n",
                        f.classification(), f.span().start()));
        err.flush();
        return screened.isClean() ? 0 : 1;
    }

    /** Without a file the window is empty: standard input is no place a person pastes into. */
    private int show() throws IOException {
        OpenCommand.needDisplay(context);
        UiProgram.check(
                UiCommand.around(context),
                file.equals(Path.of("-")) ? "" : TextFile.read(file).text());
        return 0;
    }

    private Sanitiser sanitiser() throws IOException {
        if (rules.isEmpty()) {
            return profile == Profile.ALL ? Sanitiser.standard() : Sanitiser.secretsOnly();
        }
        OwnRules own = OwnRules.read(rules);
        if (!own.forFilesOnly().isEmpty()) {
            PrintWriter err = spec.commandLine().getErr();
            err.printf(
                    "Looked at by path, so these rules find nothing in a text: %s.%n",
                    String.join(", ", own.forFilesOnly()));
            err.flush();
        }
        return own.onTop(profile == Profile.ALL);
    }

    private int clean(Sanitiser sanitiser, PlaceholderKey key, TextFile text) throws IOException {
        Vault vault = key.newVault();
        Sanitised sanitised = sanitiser.sanitise(text.text(), vault);
        if (json) {
            context.print("%s", FindingJson.of("", sanitised));
        } else if (report) {
            sanitised.findings().forEach(f -> context.print("%s", FindingShape.of(f, text.text())));
        } else {
            context.out().write(text.bytes(sanitised.text()));
            context.out().flush();
            list(sanitised.findings());
        }
        if (keep != null) {
            MapFile.write(keep, new MapFile.Kept(vault.values(), text.charset()));
        }
        return sanitised.isClean() ? 0 : 1;
    }

    private int diff(Sanitiser sanitiser, PlaceholderKey key, String text) {
        Diff read = new Diff(text);
        List<Finding> findings = sanitiser.findInDiff(read, key);
        if (json) {
            context.print("%s", FindingJson.of("", new Sanitised("", findings)));
            return findings.isEmpty() ? 0 : 1;
        }
        for (Finding finding : findings) {
            Diff.Place place = read.placeOf(finding.span().start());
            context.print("%s:%d: %s %s", place.file(), place.line(), finding.classification(), finding.preview());
            evidence(finding).forEach(line -> context.print("%s", line));
        }
        return findings.isEmpty() ? 0 : 1;
    }

    private void list(List<Finding> findings) {
        PrintWriter err = spec.commandLine().getErr();
        for (Finding finding : findings) {
            err.printf(
                    "%s at %d: %s%n", finding.classification(), finding.span().start(), finding.preview());
            evidence(finding).forEach(err::println);
        }
        err.flush();
    }

    private List<String> evidence(Finding finding) {
        if (!explain) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        lines.add("  rule %s version %d, confidence %d of 100"
                .formatted(finding.rule(), finding.version(), finding.confidence()));
        finding.evidence().forEach(fact -> lines.add("  " + fact));
        return lines;
    }
}
