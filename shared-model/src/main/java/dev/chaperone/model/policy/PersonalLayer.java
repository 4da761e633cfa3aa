package dev.chaperone.model.policy;

import dev.chaperone.model.policy.DataRules.DataResponse;
import dev.chaperone.model.policy.PolicyReading.DraftRule;
import dev.chaperone.model.sanitise.Response;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What of the person's own file counts. Everything, where nobody manages the laptop. Where somebody does, it may forbid
 * more and nothing else: a rule of its own that forbids, and what the schema leaves to the person.
 */
final class PersonalLayer {

    private final boolean managed;
    private final Set<String> othersRules = new HashSet<>();
    private final List<PolicyProblem> disregarded = new ArrayList<>();

    private PersonalLayer(boolean managed) {
        this.managed = managed;
    }

    static PersonalLayer beside(List<PolicyLayer> layers) {
        PersonalLayer personal =
                new PersonalLayer(layers.stream().anyMatch(l -> l.source().isOfAdministrator()));
        layers.stream()
                .filter(l -> l.source() != Source.USER)
                .forEach(l ->
                        l.rules().forEach(d -> personal.othersRules.add(d.rule().id())));
        return personal;
    }

    boolean isManaged() {
        return managed;
    }

    List<DraftRule> allowedRules(PolicyLayer layer) {
        return managed && layer.source() == Source.USER
                ? layer.rules().stream().filter(this::isStricter).toList()
                : layer.rules();
    }

    private boolean isStricter(DraftRule draft) {
        Rule rule = draft.rule();
        boolean stricter = rule.effect() == Effect.FORBID && !rule.fallback() && !othersRules.contains(rule.id());
        if (!stricter) {
            disregard(
                    draft.at(),
                    "rules." + rule.id(),
                    "does not count; on a managed laptop your rules may only forbid, " + "under an id of their own");
        }
        return stricter;
    }

    /** More to look for is always welcome; a milder response is not the person's to give. */
    DataRules allowedData(PolicyLayer layer) {
        DataRules data = layer.data();
        return managed && layer.source() == Source.USER
                ? new DataRules(
                        data.responses().stream().filter(this::isNoMilder).toList(), data.rules(), data.imported())
                : data;
    }

    /** Only who manages the laptop can elevate on it. */
    List<Elevation> allowedElevations(PolicyLayer layer) {
        boolean refused =
                managed && layer.source() == Source.USER && !layer.elevations().isEmpty();
        if (refused) {
            disregard(
                    new SourceLine(layer.source().wireName(), 0),
                    "elevations",
                    "does not count; on a managed laptop an administrator signs elevations");
        }
        return refused ? List.of() : layer.elevations();
    }

    private boolean isNoMilder(DataResponse response) {
        boolean milder = response.row().response().compareTo(Response.REPLACE) < 0;
        if (milder) {
            disregard(
                    response.at(),
                    "data.responses",
                    "does not count; on a managed laptop your responses may only replace or block");
        }
        return !milder;
    }

    /** @param settings as they came out */
    List<PolicyProblem> disregarded(List<EffectiveSetting> settings) {
        for (EffectiveSetting setting : settings) {
            setting.overridden().stream()
                    .filter(c -> managed && c.source() == Source.USER)
                    .filter(c -> setting.key().personal() != SettingKey.Personal.STRICTER_ONLY)
                    .forEach(c -> disregard(
                            c.given().at(),
                            "settings." + setting.key().name(),
                            "does not count; it is locked by "
                                    + setting.locked().map(SourceLine::toString).orElse("an administrator")));
        }
        return List.copyOf(disregarded);
    }

    private void disregard(SourceLine at, String key, String message) {
        disregarded.add(new PolicyProblem(at.source(), at.line(), key, message));
    }
}
