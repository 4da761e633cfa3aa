package dev.chaperone.mdm;

import dev.chaperone.model.policy.SettingKey;
import dev.chaperone.model.policy.SettingsSchema;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The settings of the schema with what only device management asks for. */
final class SettingsCatalogue {

    private SettingsCatalogue() {}

    /** In the schema's order. */
    static List<ManagedSetting> standard() {
        JsonNode properties = schema().path("properties");
        return SettingsSchema.standard().keys().stream()
                .map(key -> setting(key, properties.path(key.name())))
                .toList();
    }

    private static ManagedSetting setting(SettingKey key, JsonNode node) {
        String scope = node.path("x-scope").stringValue();
        if (!scope.equals("machine")) {
            throw new IllegalStateException(
                    "setting %s has scope %s; the writers know machine only".formatted(key.name(), scope));
        }
        return new ManagedSetting(key, node.path("x-since").stringValue());
    }

    private static JsonNode schema() {
        try (InputStream in =
                Objects.requireNonNull(SettingsSchema.class.getResourceAsStream(SettingsSchema.RESOURCE))) {
            return JsonMapper.shared().readTree(in);
        } catch (IOException e) {
            throw new IllegalStateException("the settings schema is missing from this build", e);
        }
    }
}
