package dev.chaperone.model.policy;

import java.util.List;
import java.util.Optional;

/**
 * What a setting is worth in the end, and why.
 *
 * @param from who decides
 * @param locked who keeps the person from changing it; empty where the person may
 * @param overridden what weaker or disregarded sources gave, weakest first, the default left out
 */
public record EffectiveSetting(
        SettingKey key, Candidate from, Optional<SourceLine> locked, List<Candidate> overridden) {

    public EffectiveSetting {
        overridden = List.copyOf(overridden);
    }

    /** As in {@link Given}. */
    public Object value() {
        return from.given().value();
    }

    /** A value and whose it is. */
    public record Candidate(Source source, Given given) {}
}
