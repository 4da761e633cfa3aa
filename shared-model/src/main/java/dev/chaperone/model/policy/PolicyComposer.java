package dev.chaperone.model.policy;

import dev.chaperone.model.policy.PolicyReading.DraftRule;
import dev.chaperone.model.policy.PolicyReading.Read;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts layers of policy together: built-in, user, managed. A later layer replaces rules by id and settings by key. */
public final class PolicyComposer {

    private PolicyComposer() {}

    /**
     * @param layers weakest first; at least the built-in one
     * @param managed settings that stand above all layers, by schema key; already checked
     * @param digest SHA-256 over the texts, hex
     */
    public static Policy compose(List<Read> layers, Map<String, Object> managed, String digest) {
        Map<String, Object> values = new LinkedHashMap<>();
        Map<String, DraftRule> drafts = new LinkedHashMap<>();
        for (Read layer : layers) {
            values.putAll(layer.settings());
            layer.rules().forEach(d -> drafts.put(d.rule().id(), d));
        }
        values.putAll(managed);
        Settings settings = Settings.of(values);
        Read top = layers.getLast();
        return new Policy(top.name() + "@" + top.version(), digest, settings, rules(drafts, settings));
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
        return new Rule(
                rule.id(),
                rule.effect(),
                rule.fallback(),
                rule.actions(),
                rule.agents(),
                paths,
                rule.tools(),
                rule.reason(),
                rule.remedy());
    }
}
