package dev.chaperone.model.policy;

import java.util.List;
import java.util.Map;

/**
 * A policy put together, and where each piece of it comes from.
 *
 * @param settings one for each key of the schema, in its order
 * @param ruleLines where each rule is written, by id
 * @param disregarded what the person's file says and may not, because an organisation manages this laptop
 */
public record Composition(
        Policy policy,
        List<EffectiveSetting> settings,
        Map<String, SourceLine> ruleLines,
        List<PolicyProblem> disregarded) {

    public Composition {
        settings = List.copyOf(settings);
        ruleLines = Map.copyOf(ruleLines);
        disregarded = List.copyOf(disregarded);
    }
}
