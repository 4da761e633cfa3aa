package dev.chaperone.mdm;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.chaperone.model.policy.PolicyReading;
import dev.chaperone.model.policy.SettingsSchema;
import dev.chaperone.model.policy.SettingsText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class LinuxPolicyTest {

    private static final List<ManagedSetting> SETTINGS = SettingsCatalogue.standard();

    @Test
    void isReadByTheLaptopWithoutAComplaint() {
        PolicyReading reading = SettingsText.read("50-chaperone.json", LinuxPolicy.of(SETTINGS));

        assertThat(reading).isInstanceOfSatisfying(PolicyReading.Read.class, read -> {
            Map<String, Object> values = new LinkedHashMap<>();
            read.settings().forEach((key, given) -> values.put(key, given.value()));
            assertThat(values).isEqualTo(defaults());
        });
    }

    @Test
    void meetsTheSchemaInTheEyesOfAnotherValidator() throws IOException {
        assertThat(complaints(LinuxPolicy.of(SETTINGS))).isEmpty();
        assertThat(complaints("{\"Mode\": \"sleep\"}")).isNotEmpty();
    }

    private static List<?> complaints(String settings) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(SettingsSchema.class.getResourceAsStream(SettingsSchema.RESOURCE))) {
            String schema = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(schema, InputFormat.JSON)
                    .validate(settings, InputFormat.JSON);
        }
    }

    private static Map<String, Object> defaults() {
        Map<String, Object> defaults = new LinkedHashMap<>();
        SETTINGS.stream()
                .filter(ManagedSetting::hasValue)
                .forEach(s -> defaults.put(s.name(), s.key().type().defaultValue()));
        return defaults;
    }
}
