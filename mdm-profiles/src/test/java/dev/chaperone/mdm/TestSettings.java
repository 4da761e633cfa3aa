package dev.chaperone.mdm;

import dev.chaperone.model.policy.SettingKey;
import java.util.List;
import java.util.Map;

/** Settings the schema does not have, to see what the writers do with them. */
final class TestSettings {

    private TestSettings() {}

    /** One of each type. */
    static List<ManagedSetting> titled(String title, String explanation) {
        return List.of(
                setting("Flag", new SettingKey.Type.Switch(false), false, title, explanation),
                setting("Number", new SettingKey.Type.Whole(2, 1, 3), false, title, explanation),
                setting("Choice", new SettingKey.Type.Choice("b", List.of("a", "b")), false, title, explanation),
                setting("Word", new SettingKey.Type.Text(title, 99), false, title, explanation),
                setting("Words", new SettingKey.Type.Texts(List.of(title), 9, 99), false, title, explanation));
    }

    static ManagedSetting secret(String value) {
        return setting("Secret", new SettingKey.Type.Text(value, 99), true, "Secret", "Never shown.");
    }

    static ManagedSetting setting(
            String name, SettingKey.Type type, boolean sensitive, String title, String explanation) {
        return new ManagedSetting(
                new SettingKey(
                        name,
                        type,
                        "Consent",
                        sensitive,
                        SettingKey.Personal.LOCKED,
                        Map.of("en", title, "de", title),
                        Map.of("en", explanation, "de", explanation)),
                "0.1.0");
    }
}
