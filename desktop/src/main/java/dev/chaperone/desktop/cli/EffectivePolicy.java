package dev.chaperone.desktop.cli;

import dev.chaperone.desktop.policy.EffectiveJson;
import dev.chaperone.model.policy.Composition;
import dev.chaperone.model.policy.EffectiveSetting;
import dev.chaperone.model.policy.EffectiveSetting.Candidate;
import dev.chaperone.model.policy.SourceLine;
import java.util.List;

/** Every setting with its value, where that is written, and who locks it; then the rules with their lines. */
final class EffectivePolicy {

    /** Longest value on one line; the rest is in the JSON. */
    private static final int WIDTH = 46;

    private final Composition composition;

    EffectivePolicy(Composition composition) {
        this.composition = composition;
    }

    void print(Context context) {
        composition.settings().forEach(setting -> printSetting(context, setting));
        context.print("");
        composition
                .policy()
                .rules()
                .forEach(rule ->
                        context.print("%-7s %-24s %s", rule.effect(), rule.id(), place(context, line(rule.id()))));
        composition.disregarded().forEach(problem -> context.print("note    %s", problem));
    }

    private static void printSetting(Context context, EffectiveSetting setting) {
        String lock =
                setting.locked().map(by -> ", locked by " + place(context, by)).orElse("");
        context.print(
                "%-26s %-46s %s: %s%s",
                setting.key().name(),
                shortened(String.valueOf(EffectiveJson.shown(setting, setting.value()))),
                setting.from().source().wireName(),
                place(context, setting.from().given().at()),
                lock);
        for (Candidate candidate : setting.overridden()) {
            context.print(
                    "%-26s %-46s %s: %s",
                    "  instead of",
                    shortened(String.valueOf(
                            EffectiveJson.shown(setting, candidate.given().value()))),
                    candidate.source().wireName(),
                    place(context, candidate.given().at()));
        }
    }

    String json() {
        return EffectiveJson.of(composition).toString();
    }

    private SourceLine line(String rule) {
        return composition.ruleLines().getOrDefault(rule, new SourceLine("", 0));
    }

    private static String place(Context context, SourceLine at) {
        return context.shorten(at.toString());
    }

    private static String shortened(String value) {
        List<String> lines = value.lines().toList();
        String first = lines.isEmpty() ? "" : lines.getFirst();
        return first.length() <= WIDTH ? first : first.substring(0, WIDTH - 1) + "…";
    }
}
