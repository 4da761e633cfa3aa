package dev.chaperone.mdm;

import static dev.chaperone.mdm.Node.element;

import dev.chaperone.mdm.Node.Comment;
import dev.chaperone.mdm.Node.Element;
import dev.chaperone.model.policy.SettingKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * The configuration profile for macOS: one payload whose type is the preference domain, as Apple's TopLevel and
 * CommonPayloadKeys describe it. A device replaces a profile by identifier and UUID, so both must never change; the
 * UUIDs are made from the identifiers.
 */
final class MobileConfig {

    /** Where the settings land: {@code /Library/Managed Preferences/dev.chaperone.plist}. */
    static final String DOMAIN = "dev.chaperone";

    private static final String PROFILE = DOMAIN + ".profile";
    private static final String DOCTYPE =
            "<!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\" \"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">";

    private MobileConfig() {}

    static String of(List<ManagedSetting> settings) {
        List<Node> root = new ArrayList<>(common("Configuration", PROFILE));
        root.addAll(entry("PayloadDescription", string(Language.ENGLISH.text("profile.description"))));
        root.addAll(entry("PayloadScope", string("System")));
        root.addAll(entry("PayloadRemovalDisallowed", element("true")));
        root.addAll(entry("TargetDeviceType", element("integer", "5"))); // a Mac
        root.addAll(entry("PayloadContent", element("array").add(payload(settings))));
        return XmlPrinter.print(
                DOCTYPE,
                element("plist").with("version", "1.0").add(element("dict").add(root)));
    }

    private static Element payload(List<ManagedSetting> settings) {
        List<Node> entries = new ArrayList<>(common(DOMAIN, PROFILE + ".settings"));
        for (ManagedSetting setting : settings) {
            for (Language language : Language.values()) {
                entries.add(comment(setting, language));
            }
            if (setting.hasValue()) {
                entries.addAll(entry(setting.name(), value(setting)));
            }
        }
        return element("dict").add(entries);
    }

    private static Comment comment(ManagedSetting setting, Language language) {
        String text = setting.title(language) + ". " + setting.explanation(language);
        return new Comment(setting.hasValue() ? text : text + " " + language.text("secret.comment", setting.name()));
    }

    private static List<Node> common(String type, String identifier) {
        UUID uuid = UUID.nameUUIDFromBytes(identifier.getBytes(StandardCharsets.UTF_8));
        List<Node> entries = new ArrayList<>(entry("PayloadType", string(type)));
        entries.addAll(entry("PayloadVersion", element("integer", "1")));
        entries.addAll(entry("PayloadIdentifier", string(identifier)));
        entries.addAll(entry("PayloadUUID", string(uuid.toString().toUpperCase(Locale.ROOT))));
        entries.addAll(entry("PayloadDisplayName", string(Language.ENGLISH.text("profile.name"))));
        return entries;
    }

    private static Element value(ManagedSetting setting) {
        return switch (setting.key().type()) {
            case SettingKey.Type.Switch(var on) -> element(on ? "true" : "false");
            case SettingKey.Type.Whole(var standard, var _, var _) -> element("integer", Integer.toString(standard));
            case SettingKey.Type.Choice(var standard, var _) -> string(standard);
            case SettingKey.Type.Text(var standard, var _) -> string(standard);
            case SettingKey.Type.Texts(var standard, var _, var _) ->
                element("array").add(standard.stream().map(MobileConfig::string).toList());
        };
    }

    private static List<Node> entry(String key, Element value) {
        return List.of(element("key", key), value);
    }

    private static Element string(String text) {
        return element("string", text);
    }
}
