package dev.chaperone.model.policy;

import java.util.List;

/**
 * A policy in force.
 *
 * @param version its name and number, e.g. {@code baseline@3}; named in every decision
 * @param digest SHA-256 of the texts it was read from, hex
 * @param data what is looked for in texts and what happens to it
 */
public record Policy(String version, String digest, Settings settings, List<Rule> rules, DataRules data) {
    public Policy {
        rules = List.copyOf(rules);
    }
}
