package dev.chaperone.desktop.cli;

import dev.chaperone.desktop.policy.Candidates;
import dev.chaperone.desktop.policy.PolicySources;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Says everything that is wrong with policy files, all at once. Exit code 0 if nothing is, 1 if something is. */
@Command(name = "check", mixinStandardHelpOptions = true, resourceBundle = "dev.chaperone.desktop.cli.cli")
final class PolicyCheckCommand implements Callable<Integer> {

    private final Context context;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", arity = "1..*", descriptionKey = "policy.files")
    List<Path> files = new ArrayList<>();

    @Option(names = "--json", descriptionKey = "json")
    boolean json;

    PolicyCheckCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        return switch (Candidates.compose(files)) {
            case PolicySources.Result.Loaded loaded -> {
                if (!json) {
                    context.print(
                            "No problems. With the built-in policy below, that is %s with %d rules.",
                            loaded.policy().version(), loaded.policy().rules().size());
                } else {
                    context.print("[]");
                }
                yield 0;
            }
            case PolicySources.Result.Rejected(var problems) -> {
                if (json) {
                    context.print("%s", JsonMapper.shared().writeValueAsString(problems));
                } else {
                    problems.forEach(problem -> spec.commandLine().getErr().println(problem));
                }
                yield 1;
            }
        };
    }
}
