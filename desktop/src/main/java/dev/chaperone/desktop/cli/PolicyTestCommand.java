package dev.chaperone.desktop.cli;

import dev.chaperone.model.policy.rehearsal.PolicyCase;
import dev.chaperone.model.policy.rehearsal.PolicyCases;
import dev.chaperone.model.policy.rehearsal.Rehearsal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Runs the tests beside policies. Exit code 0 if all hold, 1 if one does not or a file can't be used, 2 if there is
 * none.
 */
@Command(name = "test", mixinStandardHelpOptions = true, resourceBundle = "dev.chaperone.desktop.cli.cli")
final class PolicyTestCommand implements Callable<Integer> {

    private final Context context;
    private int passed;
    private int failed;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", arity = "1..*", descriptionKey = "policy.tests")
    List<Path> files = new ArrayList<>();

    PolicyTestCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        List<Path> tests = new ArrayList<>();
        for (Path file : files) {
            tests.addAll(testsIn(file));
        }
        if (tests.isEmpty()) {
            throw new IOException("there is no file *.test.yaml in %s; write one".formatted(files.getFirst()));
        }
        for (Path test : tests) {
            run(test);
        }
        context.print("%d passed, %d failed.", passed, failed);
        return failed == 0 ? 0 : 1;
    }

    private static List<Path> testsIn(Path file) throws IOException {
        if (!Files.isDirectory(file)) {
            return List.of(file);
        }
        try (Stream<Path> below = Files.walk(file)) {
            return below.filter(f -> f.toString().endsWith(".test.yaml"))
                    .sorted()
                    .toList();
        }
    }

    private void run(Path test) throws IOException {
        switch (PolicyCases.read(test.toString(), Files.readString(test))) {
            case PolicyCases.Reading.Read(var policies, var cases) -> run(test, policies, cases);
            case PolicyCases.Reading.Rejected(var problems) -> {
                failed++;
                problems.forEach(problem -> spec.commandLine().getErr().println(problem));
            }
        }
    }

    private void run(Path test, List<String> policies, List<PolicyCase> cases) throws IOException {
        try {
            List<Path> beside = policies.stream().map(test::resolveSibling).toList();
            Rehearsal rehearsal =
                    new Rehearsal(new PolicyFiles(context).composed(beside).policy(), PolicyCases.HOME);
            cases.forEach(one -> tell(one, one.difference(rehearsal.rule(one.action()))));
        } catch (PolicyFiles.Unusable e) {
            failed++;
            e.report(spec.commandLine().getErr());
        }
    }

    private void tell(PolicyCase one, Optional<String> difference) {
        if (difference.isEmpty()) {
            passed++;
        } else {
            failed++;
            context.print("FAILED  %s: %s: %s", one.at(), one.name(), difference.get());
        }
    }
}
