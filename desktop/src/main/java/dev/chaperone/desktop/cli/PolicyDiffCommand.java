package dev.chaperone.desktop.cli;

import dev.chaperone.model.action.AbsolutePath;
import dev.chaperone.model.policy.EffectiveSetting;
import dev.chaperone.model.policy.Rule;
import dev.chaperone.model.policy.rehearsal.DataSummary;
import dev.chaperone.model.policy.rehearsal.PolicyDifference;
import dev.chaperone.model.policy.rehearsal.Ruling;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** How two policies differ, or one from what is in force. Exit code 0 if they don't, 1 if they do. */
@Command(name = "diff", mixinStandardHelpOptions = true, resourceBundle = "dev.chaperone.desktop.cli.cli")
final class PolicyDiffCommand implements Callable<Integer> {

    private final Context context;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", arity = "1..2", descriptionKey = "policy.two")
    List<Path> files = new ArrayList<>();

    PolicyDiffCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        try {
            PolicyFiles policies = new PolicyFiles(context);
            PolicyDifference difference = PolicyDifference.between(
                    policies.composed(files.subList(0, files.size() - 1)),
                    policies.composed(List.of(files.getLast())),
                    new AbsolutePath(context.home().toString()));
            print(difference);
            return difference.isEmpty() ? 0 : 1;
        } catch (PolicyFiles.Unusable e) {
            e.report(spec.commandLine().getErr());
            return Failures.NOT_DONE;
        }
    }

    private void print(PolicyDifference difference) {
        if (difference.isEmpty()) {
            context.print("No difference.");
        }
        difference
                .settings()
                .forEach(s -> context.print(
                        "setting  %s: %s -> %s", s.after().key().name(), shown(s.before()), shown(s.after())));
        difference.rules().forEach(r -> context.print("rule     %s: %s", r.id(), change(r)));
        PolicyDifference.Data data = difference.data();
        if (!data.before().equals(data.after())) {
            context.print("data     %s -> %s", words(data.before()), words(data.after()));
        }
        difference
                .answers()
                .forEach((answer, agents) -> context.print(
                        "answer   %s %s: %s -> %s (%s)",
                        answer.kind().wireName(),
                        context.shorten(answer.place()),
                        words(answer.before()),
                        words(answer.after()),
                        agents.size() > 3 ? agents.size() + " agents" : String.join(", ", agents)));
    }

    private static Object shown(EffectiveSetting setting) {
        return setting.key().sensitive() ? "(hidden)" : setting.value();
    }

    private static String change(PolicyDifference.RuleChange change) {
        if (change.before().isEmpty()) {
            return "added, " + change.after().map(PolicyDiffCommand::words).orElse("");
        }
        return change.after().isEmpty()
                ? "removed, was "
                        + change.before().map(PolicyDiffCommand::words).orElse("")
                : "%s -> %s"
                        .formatted(
                                words(change.before().get()),
                                words(change.after().get()));
    }

    private static String words(Rule rule) {
        List<String> kinds =
                rule.actions().stream().map(k -> k.wireName()).sorted().toList();
        String mode =
                rule.mode().map(m -> "/" + m.name().toLowerCase(Locale.ROOT)).orElse("");
        return "%s%s %s %d paths"
                .formatted(
                        rule.effect().name().toLowerCase(Locale.ROOT),
                        mode,
                        String.join(",", kinds),
                        rule.paths().size());
    }

    private static String words(DataSummary data) {
        return "%d responses, %d rules of our form, %d for gitleaks"
                .formatted(data.responses().size(), data.rules().size(), data.imported());
    }

    private static String words(Ruling ruling) {
        return "%s by %s".formatted(ruling.inPractice().name().toLowerCase(Locale.ROOT), ruling.rule());
    }
}
