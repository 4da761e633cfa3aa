package dev.chaperone.desktop.policy;

import dev.chaperone.model.policy.Composition;
import dev.chaperone.model.policy.EffectiveSetting;
import dev.chaperone.model.policy.EffectiveSetting.Candidate;
import dev.chaperone.model.policy.SourceLine;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A policy as JSON: every setting with its value, where that is written, and who locks it; then the rules. */
public final class EffectiveJson {

    private static final String HIDDEN = "(hidden)";

    private EffectiveJson() {}

    public static ObjectNode of(Composition composition) {
        ObjectNode root = JsonMapper.shared().createObjectNode();
        root.put("version", composition.policy().version());
        root.put("digest", composition.policy().digest());
        ArrayNode settings = root.putArray("settings");
        composition.settings().forEach(setting -> describe(settings.addObject(), setting));
        ArrayNode rules = root.putArray("rules");
        composition.policy().rules().forEach(rule -> {
            ObjectNode node = rules.addObject();
            node.put("id", rule.id()).put("effect", rule.effect().name().toLowerCase(Locale.ROOT));
            put(node, composition.ruleLines().getOrDefault(rule.id(), new SourceLine("", 0)));
        });
        ArrayNode notes = root.putArray("disregarded");
        composition.disregarded().forEach(problem -> notes.add(problem.toString()));
        return root;
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

    private static void put(ObjectNode node, SourceLine at) {
        node.put("file", at.source()).put("line", at.line());
    }

    /** Sensitive values are never shown, not even to whoever may read the file. */
    public static Object shown(EffectiveSetting setting, Object value) {
        boolean empty = value instanceof String text && text.isEmpty();
        return setting.key().sensitive() && !empty ? HIDDEN : value;
    }
}
