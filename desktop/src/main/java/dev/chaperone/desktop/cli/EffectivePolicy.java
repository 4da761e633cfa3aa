package dev.chaperone.desktop.cli;

import dev.chaperone.model.policy.Composition;
import dev.chaperone.model.policy.EffectiveSetting;
import dev.chaperone.model.policy.EffectiveSetting.Candidate;
import dev.chaperone.model.policy.SourceLine;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Every setting with its value, where that is written, and who locks it; then the rules with their lines. */
final class EffectivePolicy {

    /** Longest value on one line; the rest is in the JSON. */
    private static final int WIDTH = 46;

    private static final String HIDDEN = "(hidden)";

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
                shortened(String.valueOf(shown(setting, setting.value()))),
                setting.from().source().wireName(),
                place(context, setting.from().given().at()),
                lock);
        for (Candidate candidate : setting.overridden()) {
            context.print(
                    "%-26s %-46s %s: %s",
                    "  instead of",
                    shortened(String.valueOf(shown(setting, candidate.given().value()))),
                    candidate.source().wireName(),
                    place(context, candidate.given().at()));
        }
    }

    String json() {
        ObjectNode root = JsonMapper.shared().createObjectNode();
        root.put("version", composition.policy().version());
        root.put("digest", composition.policy().digest());
        ArrayNode settings = root.putArray("settings");
        composition.settings().forEach(setting -> describe(settings.addObject(), setting));
        ArrayNode rules = root.putArray("rules");
        composition.policy().rules().forEach(rule -> {
            ObjectNode node = rules.addObject();
            node.put("id", rule.id()).put("effect", rule.effect().name().toLowerCase(Locale.ROOT));
            put(node, line(rule.id()));
        });
        ArrayNode notes = root.putArray("disregarded");
        composition.disregarded().forEach(problem -> notes.add(problem.toString()));
        return root.toString();
    }

    private static void describe(ObjectNode node, EffectiveSetting setting) {
        node.put("key", setting.key().name());
        node.set("value", JsonMapper.shared().valueToTree(shown(setting, setting.value())));
        node.put("source", setting.from().source().wireName());
        put(node, setting.from().given().at());
        node.put("locked", setting.locked().isPresent());
        setting.locked().ifPresent(by -> node.put("lockedBy", by.toString()));
        ArrayNode others = node.putArray("overridden");
        for (Candidate candidate : setting.overridden()) {
            ObjectNode other = others.addObject();
            other.set(
                    "value",
                    JsonMapper.shared()
                            .valueToTree(shown(setting, candidate.given().value())));
            other.put("source", candidate.source().wireName());
            put(other, candidate.given().at());
        }
    }

    private SourceLine line(String rule) {
        return composition.ruleLines().getOrDefault(rule, new SourceLine("", 0));
    }

    private static void put(ObjectNode node, SourceLine at) {
        node.put("file", at.source()).put("line", at.line());
    }

    /** Sensitive values are never shown, not even to whoever may read the file. */
    private static Object shown(EffectiveSetting setting, Object value) {
        boolean empty = value instanceof String text && text.isEmpty();
        return setting.key().sensitive() && !empty ? HIDDEN : value;
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
