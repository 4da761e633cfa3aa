package dev.chaperone.desktop.policy;

import dev.chaperone.model.policy.bundle.PolicyRoot;
import dev.chaperone.model.policy.bundle.SigningKey;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The newest bundle a laptop has taken, and what it must not go back behind.
 *
 * @param told the keys an administrator had told the laptop of then; other ones begin anew
 * @param bundle as it travels
 * @param digest SHA-256 of its payload, hex
 * @param seen the latest time it was looked at, so that a clock set back wins nothing
 */
record KeptBundle(Keys told, Keys root, int rootVersion, long version, String digest, Instant seen, String bundle) {

    /** Keys in order, and how many of them have to sign. */
    record Keys(List<String> keys, int threshold) {
        Keys {
            keys = List.copyOf(new TreeSet<>(keys));
        }

        static Keys of(PolicyRoot root) {
            return new Keys(root.keys().stream().map(SigningKey::text).toList(), root.threshold());
        }

        /** @throws IllegalArgumentException if one is no key, or they are too few */
        PolicyRoot root(String organisation, int version) {
            Set<SigningKey> all = keys.stream().map(SigningKey::new).collect(Collectors.toSet());
            return new PolicyRoot(organisation, version, all, threshold);
        }
    }
}
