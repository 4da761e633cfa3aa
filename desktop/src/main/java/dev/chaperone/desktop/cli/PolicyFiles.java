package dev.chaperone.desktop.cli;

import dev.chaperone.desktop.device.DeviceIdentity;
import dev.chaperone.desktop.device.PrivateDirectory;
import dev.chaperone.desktop.device.SealingKey;
import dev.chaperone.desktop.policy.BundleStore;
import dev.chaperone.desktop.policy.Candidates;
import dev.chaperone.desktop.policy.PolicySources;
import dev.chaperone.model.policy.Composition;
import dev.chaperone.model.policy.PolicyProblem;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

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
    PolicySources.Result inForce() throws IOException {
        return new PolicySources(
                        context.folders().config().resolve("policy.yaml"),
                        context.folders().managed(),
                        bundles())
                .load();
    }

    /** Opening what is not there would make it. */
    private Optional<BundleStore> bundles() throws IOException {
        Path state = context.folders().state();
        if (!Files.isRegularFile(state.resolve("policy-bundle"))) {
            return Optional.empty();
        }
        PrivateDirectory device = PrivateDirectory.open(state.resolve("device"));
        return Optional.of(new BundleStore(
                PrivateDirectory.open(state),
                SealingKey.open(device, "policy-key.json"),
                DeviceIdentity.open(device, new SecureRandom()).deviceId(),
                context.clock()));
    }

    /** The files above the built-in policy; without any, what is in force. */
    Composition composed(List<Path> files) throws IOException, Unusable {
        return switch (files.isEmpty() ? inForce() : Candidates.compose(files)) {
            case PolicySources.Result.Loaded loaded -> loaded.composition();
            case PolicySources.Result.Rejected(var problems) -> throw new Unusable(problems);
        };
    }
}
