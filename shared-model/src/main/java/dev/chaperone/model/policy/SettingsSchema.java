package dev.chaperone.model.policy;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The schema of managed settings as records, in the schema's order. {@code settings.schema.json} is JSON Schema 2020-12
 * with {@code x-} keywords for what MDM consoles need; it is the one source of keys, defaults, limits and texts.
 */
public final class SettingsSchema {

    /** Where the schema itself lies on the class path. */
    public static final String RESOURCE = "/dev/chaperone/model/policy/settings.schema.json";

    private static final SettingsSchema STANDARD = new SettingsSchema(read());

    private final List<SettingKey> keys;

    private SettingsSchema(JsonNode schema) {
        List<SettingKey> found = new ArrayList<>();
        schema.path("properties").properties().forEach(e -> found.add(key(e.getKey(), e.getValue())));
        this.keys = List.copyOf(found);
    }

    public static SettingsSchema standard() {
        return STANDARD;
    }

    public List<SettingKey> keys() {
        return keys;
    }

    public Optional<SettingKey> key(String name) {
        return keys.stream().filter(k -> k.name().equals(name)).findFirst();
    }

    private static SettingKey key(String name, JsonNode node) {
        return new SettingKey(
                name,
                type(name, node),
                node.path("x-category").stringValue(),
                node.path("x-sensitive").booleanValue(false),
                personal(name, node.path("x-user").stringValue()),
                texts(node.path("x-title")),
                texts(node.path("x-explain")));
    }

    private static SettingKey.Type type(String name, JsonNode node) {
        JsonNode standard = node.path("default");
        return switch (node.path("type").stringValue()) {
            case "boolean" -> new SettingKey.Type.Switch(standard.booleanValue());
            case "integer" ->
                new SettingKey.Type.Whole(
                        standard.intValue(),
                        node.path("minimum").intValue(),
                        node.path("maximum").intValue());
            case "string" ->
                node.has("enum")
                        ? new SettingKey.Type.Choice(standard.stringValue(), strings(node.path("enum")))
                        : new SettingKey.Type.Text(
                                standard.stringValue(), node.path("maxLength").intValue());
            case "array" ->
                new SettingKey.Type.Texts(
                        strings(standard),
                        node.path("maxItems").intValue(),
                        node.path("items").path("maxLength").intValue());
            case String other ->
                throw new IllegalStateException("setting %s has unknown type %s".formatted(name, other));
        };
    }

    private static SettingKey.Personal personal(String name, String word) {
        return switch (word) {
            case "locked" -> SettingKey.Personal.LOCKED;
            case "stricter-only" -> SettingKey.Personal.STRICTER_ONLY;
            case "default" -> SettingKey.Personal.FREE;
            case String other ->
                throw new IllegalStateException("setting %s has unknown x-user %s".formatted(name, other));
        };
    }

    private static Map<String, String> texts(JsonNode node) {
        Map<String, String> texts = new TreeMap<>();
        node.properties().forEach(e -> texts.put(e.getKey(), e.getValue().stringValue()));
        return texts;
    }

    private static List<String> strings(JsonNode node) {
        List<String> strings = new ArrayList<>();
        node.forEach(item -> strings.add(item.stringValue()));
        return strings;
    }

    private static JsonNode read() {
        try (InputStream in = Objects.requireNonNull(SettingsSchema.class.getResourceAsStream(RESOURCE))) {
            return JsonMapper.shared().readTree(in);
        } catch (IOException e) {
            throw new IllegalStateException("the settings schema is missing from this build", e);
        }
    }
}
