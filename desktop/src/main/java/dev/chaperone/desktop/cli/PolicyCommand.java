package dev.chaperone.desktop.cli;

import dev.chaperone.desktop.policy.PolicySources;
import dev.chaperone.model.policy.PolicyProblem;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tries a policy before it is used, and shows what is in force. */
@Command(
        name = "policy",
        mixinStandardHelpOptions = true,
        resourceBundle = "dev.chaperone.desktop.cli.cli",
        subcommands = {
            PolicyCheckCommand.class,
            PolicyTestCommand.class,
            PolicyWhyCommand.class,
            PolicyDiffCommand.class,
            PolicyReplayCommand.class
        })
final class PolicyCommand implements Runnable {

    private final Context context;

    @Spec
    CommandSpec spec = CommandSpec.create();

    PolicyCommand(Context context) {
        this.context = context;
    }

    @Override
    public void run() {
        spec.commandLine().usage(context.out());
    }

    @Command(name = "show", mixinStandardHelpOptions = true, resourceBundle = "dev.chaperone.desktop.cli.cli")
    int show(
            @Option(names = "--effective", descriptionKey = "policy.effective") boolean effective,
            @Option(names = "--json", descriptionKey = "json") boolean json)
            throws IOException {
        return switch (new PolicyFiles(context).inForce()) {
            case PolicySources.Result.Loaded loaded -> {
                show(loaded, effective, json);
                yield report(loaded.problems());
            }
            case PolicySources.Result.Rejected(var problems) -> report(problems);
        };
    }

    private void show(PolicySources.Result.Loaded loaded, boolean effective, boolean json) {
        EffectivePolicy all = new EffectivePolicy(loaded.composition());
        if (json) {
            context.print("%s", all.json());
            return;
        }
        context.print("%s, from %s", loaded.policy().version(), String.join(" < ", loaded.sources()));
        if (effective) {
            all.print(context);
        } else {
            loaded.policy()
                    .rules()
                    .forEach(rule -> context.print("  %-7s %-24s %s", rule.effect(), rule.id(), rule.reason()));
        }
    }

    private int report(List<PolicyProblem> problems) {
        problems.forEach(problem -> spec.commandLine().getErr().println(problem));
        return problems.isEmpty() ? 0 : 1;
    }
}
