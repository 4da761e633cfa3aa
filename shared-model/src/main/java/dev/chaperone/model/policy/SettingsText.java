package dev.chaperone.model.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a managed settings file: one flat JSON object of schema keys. */
public final class SettingsText {

    private static final JsonMapper JSON = JsonMapper.shared();

    private SettingsText() {}

    /** Adds the settings to {@code values} and what is wrong to {@code problems}. */
    public static void read(String source, String text, Map<String, Object> values, List<PolicyProblem> problems) {
        try {
            JsonNode root = JSON.readTree(text);
            if (!root.isObject()) {
                problems.add(new PolicyProblem(source, 0, "", "must be one JSON object of settings"));
                return;
            }
            root.properties().forEach(e -> setting(source, e.getKey(), e.getValue(), values, problems));
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr());
            problems.add(new PolicyProblem(source, line, "", "not readable as JSON"));
        }
    }

    private static void setting(
            String source, String key, JsonNode node, Map<String, Object> values, List<PolicyProblem> problems) {
        if (!Settings.keys().contains(key)) {
            problems.add(
                    new PolicyProblem(source, 0, key, "unknown setting; " + Suggestion.among(Settings.keys(), key)));
            return;
        }
        Object value = value(node);
        Settings.complaint(key, value)
                .ifPresentOrElse(
                        message -> problems.add(new PolicyProblem(source, 0, key, message)),
                        () -> values.put(key, value));
    }

    private static Object value(JsonNode node) {
        if (node.isArray()) {
            List<String> items = new ArrayList<>();
            node.forEach(item -> items.add(item.asString("")));
            return items;
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        return node.isInt() ? (Object) node.intValue() : node.asString("");
    }
}
