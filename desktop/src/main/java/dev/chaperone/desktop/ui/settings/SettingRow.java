package dev.chaperone.desktop.ui.settings;

import dev.chaperone.desktop.ui.look.PathText;
import dev.chaperone.desktop.ui.look.SafeText;
import dev.chaperone.desktop.ui.look.Texts;
import dev.chaperone.model.policy.SettingKey;
import dev.chaperone.model.policy.SettingsSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * One setting as people see it.
 *
 * @param source {@code built-in}, {@code user}, {@code managed}, {@code mdm} or {@code bundle}
 * @param place file and line it is written at
 * @param lockedBy who keeps the person from changing it, or empty
 */
record SettingRow(
        String key, String title, String explanation, String value, String source, String place, String lockedBy) {

    private static final int MOST_VALUE = 34;
    private static final int MOST_PLACE = 60;

    /** @param policy as the service sends it */
    static List<SettingRow> of(JsonNode policy, Texts texts, String home) {
        List<SettingRow> rows = new ArrayList<>();
        policy.path("settings").forEach(node -> rows.add(row(node, texts, home)));
        return List.copyOf(rows);
    }

    private static SettingRow row(JsonNode node, Texts texts, String home) {
        String key = node.path("key").asString("");
        Optional<SettingKey> known = SettingsSchema.standard().key(key);
        String language = texts.locale().getLanguage();
        return new SettingRow(
                SafeText.line(key),
                known.map(k -> said(k.titles(), language, key)).orElse(SafeText.line(key)),
                known.map(k -> said(k.explanations(), language, "")).orElse(""),
                SafeText.middle(SafeText.line(value(node.path("value"), texts)), MOST_VALUE, " … "),
                node.path("source").asString(""),
                place(node.path("file").asString(""), node.path("line").asInt(0), home),
                SafeText.middle(SafeText.line(node.path("lockedBy").asString("")), MOST_PLACE, " … "));
    }

    private static String said(Map<String, String> byLanguage, String language, String otherwise) {
        return byLanguage.getOrDefault(language, byLanguage.getOrDefault("en", otherwise));
    }

    private static String value(JsonNode value, Texts texts) {
        if (value.isBoolean()) {
            return texts.get(value.booleanValue() ? "on" : "off");
        }
        if (value.isArray()) {
            List<String> items = StreamSupport.stream(value.spliterator(), false)
                    .map(item -> item.asString(""))
                    .toList();
            return items.isEmpty() ? texts.get("none") : String.join(", ", items);
        }
        String text = value.asString("");
        return text.isEmpty() ? texts.get("none") : text;
    }

    private static String place(String file, int line, String home) {
        if (file.isEmpty()) {
            return "";
        }
        return PathText.of(file, home, MOST_PLACE) + (line > 0 ? ":" + line : "");
    }
}
