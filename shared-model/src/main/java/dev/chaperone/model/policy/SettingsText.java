package dev.chaperone.model.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a managed settings file: one flat JSON object of schema keys. Strict: any problem rejects the whole text. */
public final class SettingsText {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final String source;
    private final Map<String, Given> values = new LinkedHashMap<>();
    private final List<PolicyProblem> problems = new ArrayList<>();

    private SettingsText(String source) {
        this.source = source;
    }

    /** @param source how problems call this text, usually the file name */
    public static PolicyReading read(String source, String text) {
        SettingsText reading = new SettingsText(source);
        reading.read(text);
        return reading.problems.isEmpty()
                ? new PolicyReading.Read("", 0, reading.values, List.of(), DataRules.none(), List.of())
                : new PolicyReading.Rejected(reading.problems);
    }

    private void read(String text) {
        try {
            JsonNode root = JSON.readTree(text);
            if (!root.isObject()) {
                problems.add(new PolicyProblem(source, 0, "", "must be one JSON object of settings"));
                return;
            }
            Map<String, Integer> lines = lines(text);
            root.properties().forEach(e -> setting(lines.getOrDefault(e.getKey(), 0), e.getKey(), e.getValue()));
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr());
            problems.add(new PolicyProblem(source, line, "", "not readable as JSON, or a key is there twice"));
        }
    }

    /** The line of each key of the outermost object; a tree does not know them. */
    private static Map<String, Integer> lines(String text) {
        Map<String, Integer> lines = new HashMap<>();
        try (JsonParser parser = JSON.createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.PROPERTY_NAME) {
                    lines.put(
                            parser.currentName(), parser.currentTokenLocation().getLineNr());
                    parser.nextToken();
                    parser.skipChildren();
                }
            }
        }
        return lines;
    }

    private void setting(int line, String key, JsonNode node) {
        if (!Settings.keys().contains(key)) {
            problems.add(
                    new PolicyProblem(source, line, key, "unknown setting; " + Suggestion.among(Settings.keys(), key)));
            return;
        }
        Object value = value(node);
        Settings.complaint(key, value)
                .ifPresentOrElse(
                        message -> problems.add(new PolicyProblem(source, line, key, message)),
                        () -> values.put(key, new Given(value, new SourceLine(source, line))));
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
