package dev.chaperone.model.policy;

import java.util.List;

/**
 * A policy in force.
 *
 * @param version its name and number, e.g. {@code baseline@3}; named in every decision
 * @param digest SHA-256 of the texts it was read from, hex
 * @param data what is looked for in texts and what happens to it
 * @param elevations those that were signed, whatever laptop and time they are for
 */
public record Policy(
        String version,
        String digest,
        Settings settings,
        List<Rule> rules,
        DataRules data,
        List<Elevation> elevations) {
    public Policy {
        rules = List.copyOf(rules);
        elevations = List.copyOf(elevations);
    }

    /**
     * This policy while {@code live} ones of its elevations count. Its version names them, and so does every decision
     * under it.
     */
    public Policy elevated(List<Elevation> live) {
        List<Rule> lifted = rules;
        StringBuilder name = new StringBuilder(version);
        for (Elevation elevation : live) {
            name.append('+').append(elevation.id());
            String why = "Elevation %s until %s: %s".formatted(elevation.id(), elevation.until(), elevation.reason());
            lifted = lifted.stream()
                    .map(rule -> elevation.rules().contains(rule.id()) ? rule.lifted(why) : rule)
                    .toList();
        }
        return new Policy(name.toString(), digest, settings, lifted, data, elevations);
    }
}
