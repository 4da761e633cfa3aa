package dev.chaperone.mdm;

import static dev.chaperone.mdm.Node.element;

import dev.chaperone.mdm.Node.Element;
import dev.chaperone.model.policy.SettingKey;
import java.util.List;

/** The value of a policy that is more than on or off: how it is stored, and the control it is entered with. */
final class AdmxElement {

    private AdmxElement() {}

    /** How the registry holds it. */
    static Element of(ManagedSetting setting) {
        return switch (setting.key().type()) {
            case SettingKey.Type.Switch _ ->
                throw new IllegalArgumentException(setting.name() + " is a policy without elements");
            case SettingKey.Type.Whole(var _, var low, var high) ->
                stored("decimal", setting)
                        .with("minValue", Integer.toString(low))
                        .with("maxValue", Integer.toString(high));
            case SettingKey.Type.Choice(var _, var words) ->
                stored("enum", setting)
                        .add(words.stream().map(word -> item(setting, word)).toList());
            case SettingKey.Type.Text(var _, var most) ->
                stored("text", setting).with("maxLength", Integer.toString(most));
            // Values 1, 2, 3 … in a key of their own.
            case SettingKey.Type.Texts _ ->
                element("list")
                        .with("id", setting.name())
                        .with("key", Admx.KEY + "\\" + setting.name())
                        .with("valuePrefix", "");
        };
    }

    /** The control, with its label and, unless it is a secret, the default. */
    static Element control(ManagedSetting setting, Language language) {
        String label = setting.title(language);
        return switch (setting.key().type()) {
            case SettingKey.Type.Switch _ ->
                throw new IllegalArgumentException(setting.name() + " is a policy without elements");
            case SettingKey.Type.Whole(var standard, var _, var _) ->
                labelled("decimalTextBox", label, setting).with("defaultValue", Integer.toString(standard));
            case SettingKey.Type.Choice(var standard, var words) ->
                labelled("dropdownList", label, setting)
                        .with("noSort", "true")
                        .with("defaultItem", Integer.toString(words.indexOf(standard)));
            case SettingKey.Type.Text(var standard, var _) -> textBox(setting, label, standard);
            case SettingKey.Type.Texts _ -> labelled("listBox", label, setting);
        };
    }

    private static Element textBox(ManagedSetting setting, String label, String standard) {
        Element box = element("textBox").with("refId", setting.name()).add(element("label", label));
        return setting.hasValue() && !standard.isEmpty() ? box.add(element("defaultValue", standard)) : box;
    }

    private static Element labelled(String control, String label, ManagedSetting setting) {
        return element(control, label).with("refId", setting.name());
    }

    private static Element stored(String type, ManagedSetting setting) {
        return element(type)
                .with("id", setting.name())
                .with("valueName", setting.name())
                .with("required", "true");
    }

    private static Element item(ManagedSetting setting, String word) {
        return element("item")
                .with("displayName", Admx.string(AdmxIds.choice(setting, word)))
                .add(element("value").add(List.of(element("string", word))));
    }
}
