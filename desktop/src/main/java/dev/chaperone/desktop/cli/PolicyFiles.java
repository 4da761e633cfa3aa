package dev.chaperone.desktop.cli;

import dev.chaperone.desktop.policy.PolicySources;

/** The policy as commands read it from its files, also while the service is stopped. */
final class PolicyFiles {

    private final Context context;

    PolicyFiles(Context context) {
        this.context = context;
    }

    PolicySources.Result inForce() {
        return new PolicySources(
                        context.folders().config().resolve("policy.yaml"),
                        context.folders().managed())
                .load();
    }
}
