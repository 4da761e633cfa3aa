package dev.chaperone.desktop.service;

import dev.chaperone.desktop.policy.PolicyStore;
import java.util.Optional;
import java.util.function.Supplier;

/** The version of the policy in force, for a journal that has to exist before the policy does. */
final class PolicyVersion implements Supplier<String> {

    private volatile Optional<PolicyStore> store = Optional.empty();

    void follow(PolicyStore policy) {
        store = Optional.of(policy);
    }

    @Override
    public String get() {
        return store.map(s -> s.get().version()).orElse("none");
    }
}
