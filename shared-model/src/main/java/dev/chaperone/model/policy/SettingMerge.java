package dev.chaperone.model.policy;

import dev.chaperone.model.policy.EffectiveSetting.Candidate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** One setting over all layers. The strongest source wins; the person's counts as far as the schema lets it. */
final class SettingMerge {

    private final SettingKey key;
    private final boolean managed;
    private final List<Candidate> candidates;

    SettingMerge(SettingKey key, List<PolicyLayer> layers, boolean managed) {
        this.key = key;
        this.managed = managed;
        this.candidates = layers.stream()
                .filter(layer -> layer.settings().containsKey(key.name()))
                .map(layer -> new Candidate(layer.source(), layer.settings().get(key.name())))
                .toList();
    }

    EffectiveSetting effective() {
        Candidate winner = winner();
        List<Candidate> others =
                candidates.stream().filter(c -> !c.equals(winner)).toList();
        return new EffectiveSetting(key, winner, locked(), others);
    }

    private Candidate winner() {
        Candidate strongest = strongest();
        if (!managed || key.personal() != SettingKey.Personal.STRICTER_ONLY) {
            return strongest;
        }
        Set<Object> items = new LinkedHashSet<>((List<?>) strongest.given().value());
        boolean more = candidates.stream()
                .filter(c -> c.source() == Source.USER)
                .map(c -> items.addAll((List<?>) c.given().value()))
                .reduce(false, Boolean::logicalOr);
        Given both = new Given(new ArrayList<>(items), strongest.given().at());
        return more ? new Candidate(strongest.source(), both) : strongest;
    }

    private Candidate strongest() {
        Candidate standard = new Candidate(
                Source.BUILT_IN, new Given(key.type().defaultValue(), new SourceLine("built-in default", 0)));
        return Stream.concat(Stream.of(standard), candidates.stream().filter(this::counts))
                .reduce((_, later) -> later)
                .orElseThrow();
    }

    private boolean counts(Candidate candidate) {
        return candidate.source() != Source.USER || !managed || key.personal() == SettingKey.Personal.FREE;
    }

    private Optional<SourceLine> locked() {
        Optional<SourceLine> administrator = candidates.reversed().stream()
                .filter(c -> c.source().isOfAdministrator())
                .findFirst()
                .map(c -> c.given().at());
        boolean byManagement = managed && key.personal() == SettingKey.Personal.LOCKED;
        return administrator.or(() -> byManagement
                ? Optional.of(new SourceLine("the organisation that manages this laptop", 0))
                : Optional.empty());
    }
}
