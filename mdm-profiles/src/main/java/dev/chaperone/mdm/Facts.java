package dev.chaperone.mdm;

import dev.chaperone.model.policy.SettingKey;
import java.util.List;

/** What holds for a setting besides its explanation: which values it takes and what counts when there is none. */
final class Facts {

    private Facts() {}

    /** Whole sentences, the limits first. */
    static List<String> of(ManagedSetting setting, Language language) {
        String limits = limits(setting, language);
        return setting.hasValue()
                ? List.of(limits, standard(setting, language))
                : List.of(limits, language.text("secret"));
    }

    private static String limits(ManagedSetting setting, Language language) {
        return switch (setting.key().type()) {
            case SettingKey.Type.Switch _ -> language.text("switch");
            case SettingKey.Type.Whole(var _, var low, var high) -> language.text("range", low, high);
            case SettingKey.Type.Choice(var _, var words) -> language.text("words", String.join(", ", words));
            case SettingKey.Type.Text(var _, var most) -> language.text("length", most);
            case SettingKey.Type.Texts(var _, var items, var most) -> language.text("items", items, most);
        };
    }

    private static String standard(ManagedSetting setting, Language language) {
        String value = switch (setting.key().type()) {
            case SettingKey.Type.Switch(var on) -> language.text(on ? "on" : "off");
            case SettingKey.Type.Whole(var standard, var _, var _) -> Integer.toString(standard);
            case SettingKey.Type.Choice(var standard, var _) -> standard;
            case SettingKey.Type.Text(var standard, var _) -> standard;
            case SettingKey.Type.Texts(var standard, var _, var _) -> String.join(", ", standard);
        };
        return value.isEmpty() ? language.text("default.none") : language.text("default", value);
    }
}
