package dev.chaperone.mdm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;

class MobileConfigTest {

    private static final List<ManagedSetting> SETTINGS = SettingsCatalogue.standard();

    private final Map<?, ?> profile;
    private final Map<?, ?> payload;

    MobileConfigTest() throws SAXException {
        profile = Plist.read(MobileConfig.of(SETTINGS));
        payload = Plist.payload(profile);
    }

    @Test
    void holdsEverySettingButSecretsWithItsDefault() {
        Map<String, Object> expected = new LinkedHashMap<>();
        SETTINGS.stream()
                .filter(ManagedSetting::hasValue)
                .forEach(s -> expected.put(s.name(), s.key().type().defaultValue()));

        Map<Object, Object> settings = new LinkedHashMap<>(payload);
        settings.keySet().removeIf(key -> key.toString().startsWith("Payload"));

        assertThat(settings).isEqualTo(expected);
    }

    @Test
    void isOneProfileForTheWholeDeviceThatPeopleCannotRemove() {
        assertThat(profile.get("PayloadType")).isEqualTo("Configuration");
        assertThat(profile.get("PayloadScope")).isEqualTo("System");
        assertThat(profile.get("PayloadRemovalDisallowed")).isEqualTo(true);
        assertThat(payload.get("PayloadType")).isEqualTo("dev.chaperone");
    }

    @Test
    void keepsItsIdentifiersForEver() {
        assertThat(profile.get("PayloadUUID")).isEqualTo("F9D55A7E-0F93-3F0D-833E-CBB64039DC11");
        assertThat(payload.get("PayloadUUID")).isEqualTo("E121AE7B-2C6D-3E03-BAD6-601143A66974");
        assertThat(profile.get("PayloadIdentifier")).isEqualTo("dev.chaperone.profile");
        assertThat(payload.get("PayloadIdentifier")).isEqualTo("dev.chaperone.profile.settings");
    }

    @Test
    void hasTheKeysAppleRequiresWithTheTypesAppleGives() throws IOException {
        checkAgainst("TopLevel.yaml", profile);
        checkAgainst("CommonPayloadKeys.yaml", payload);
    }

    /** Reads the flat top of Apple's lists: a key, its type, and whether it is required. */
    private static void checkAgainst(String file, Map<?, ?> values) throws IOException {
        String yaml = Files.readString(Beside.mdm("apple-device-management/mdm/profiles/" + file));
        List<String> known = new ArrayList<>();
        for (String entry : Pattern.compile("^(?=- key: )", Pattern.MULTILINE).split(yaml, -1)) {
            Matcher key = Pattern.compile("^- key: (\\w+)").matcher(entry);
            if (key.find()) {
                known.add(key.group(1));
                Object value = values.get(key.group(1));
                if (entry.contains("\n  presence: required")) {
                    assertThat(value).as("%s of %s", key.group(1), file).isNotNull();
                }
                if (value != null) {
                    assertThat(entry).contains("\n  type: <" + appleType(value) + ">");
                }
            }
        }
        assertThat(known).hasSizeGreaterThan(5);
        assertThat(values.keySet().stream()
                        .map(Object::toString)
                        .filter(k -> k.startsWith("Payload") || k.startsWith("Target")))
                .isSubsetOf(known);
    }

    private static String appleType(Object value) {
        return switch (value) {
            case String _ -> "string";
            case Integer _ -> "integer";
            case Boolean _ -> "boolean";
            case List<?> _ -> "array";
            default -> "other";
        };
    }
}
