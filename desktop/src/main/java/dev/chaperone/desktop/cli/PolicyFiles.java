package dev.chaperone.desktop.cli;

import dev.chaperone.desktop.policy.Candidates;
import dev.chaperone.desktop.policy.PolicySources;
import dev.chaperone.model.policy.Composition;
import dev.chaperone.model.policy.PolicyProblem;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

/** The policy as commands read it from files, also while the service is stopped. */
final class PolicyFiles {

    private final Context context;

    PolicyFiles(Context context) {
        this.context = context;
    }

    /** A policy that can't be used, in the words of its problems. */
    static final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient List<PolicyProblem> problems;

        Unusable(List<PolicyProblem> problems) {
            super("the policy has problems");
            this.problems = problems;
        }

        /** Prints every problem on a line of its own and returns the exit code. */
        int report(PrintWriter err) {
            problems.forEach(err::println);
            return 1;
        }
    }

    /** As the sources stand now, whether they count or not. */
    PolicySources.Result inForce() {
        return new PolicySources(
                        context.folders().config().resolve("policy.yaml"),
                        context.folders().managed())
                .load();
    }

    /** The files above the built-in policy; without any, what is in force. */
    Composition composed(List<Path> files) throws IOException, Unusable {
        return switch (files.isEmpty() ? inForce() : Candidates.compose(files)) {
            case PolicySources.Result.Loaded loaded -> loaded.composition();
            case PolicySources.Result.Rejected(var problems) -> throw new Unusable(problems);
        };
    }
}
