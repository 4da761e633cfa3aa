package dev.chaperone.model.policy;

import dev.chaperone.model.policy.PolicyReading.DraftRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts layers of policy together. A later layer replaces rules by id and settings by key. As soon as one layer is an
 * administrator's, the person's own may only forbid more: {@link PersonalLayer} says how.
 */
public final class PolicyComposer {

    private PolicyComposer() {}

    /**
     * @param layers weakest first; at least the built-in one
     * @param digest SHA-256 over the texts, hex
     */
    public static Composition compose(List<PolicyLayer> layers, String digest) {
        PersonalLayer personal = PersonalLayer.beside(layers);
        Map<String, DraftRule> drafts = new LinkedHashMap<>();
        layers.forEach(layer ->
                personal.allowedRules(layer).forEach(d -> drafts.put(d.rule().id(), d)));
        List<EffectiveSetting> effective = SettingsSchema.standard().keys().stream()
                .map(key -> new SettingMerge(key, layers, personal.isManaged()).effective())
                .toList();
        Map<String, Object> values = new LinkedHashMap<>();
        effective.forEach(e -> values.put(e.key().name(), e.value()));
        Settings settings = Settings.of(values);
        Policy policy = new Policy(
                version(layers, personal),
                digest,
                settings,
                rules(drafts, settings),
                data(layers, personal),
                elevations(layers, personal));
        Map<String, SourceLine> lines = new LinkedHashMap<>();
        drafts.forEach((id, draft) -> lines.put(id, draft.at()));
        return new Composition(policy, effective, lines, personal.disregarded(effective));
    }

    private static String version(List<PolicyLayer> layers, PersonalLayer personal) {
        return layers.reversed().stream()
                .filter(PolicyLayer::isNamed)
                .filter(layer -> !personal.isManaged() || layer.source() != Source.USER)
                .findFirst()
                .orElseThrow()
                .version();
    }

    private static DataRules data(List<PolicyLayer> layers, PersonalLayer personal) {
        return layers.stream()
                .map(personal::allowedData)
                .reduce(DataRules.none(), (weaker, stronger) -> stronger.above(weaker));
    }

    private static List<Elevation> elevations(List<PolicyLayer> layers, PersonalLayer personal) {
        return layers.stream()
                .flatMap(layer -> personal.allowedElevations(layer).stream())
                .toList();
    }

    private static List<Rule> rules(Map<String, DraftRule> drafts, Settings settings) {
        List<Rule> rules = new ArrayList<>();
        for (DraftRule draft : drafts.values()) {
            if (draft.ifSetting().isEmpty() || settings.isOn(draft.ifSetting())) {
                rules.add(draft.pathsFrom().isEmpty() ? draft.rule() : withPaths(draft, settings));
            }
        }
        return rules;
    }

    private static Rule withPaths(DraftRule draft, Settings settings) {
        Rule rule = draft.rule();
        List<Glob> paths = new ArrayList<>(rule.paths());
        paths.addAll(settings.list(draft.pathsFrom()));
        return rule.about(paths);
    }
}
