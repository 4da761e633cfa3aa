package dev.chaperone.mdm;

import static dev.chaperone.mdm.Node.element;

import dev.chaperone.mdm.Node.Element;
import dev.chaperone.model.policy.SettingKey;
import java.util.ArrayList;
import java.util.List;

/** The texts of the Windows policy definitions in one language. */
final class Adml {

    private Adml() {}

    static String of(List<ManagedSetting> settings, Language language) {
        Element resources = element("resources")
                .add(
                        element("stringTable").add(strings(settings, language)),
                        element("presentationTable").add(presentations(settings, language)));
        return XmlPrinter.print(
                "",
                element("policyDefinitionResources")
                        .with("xmlns", Admx.NAMESPACE)
                        .with("revision", Admx.REVISION)
                        .with("schemaVersion", "1.0")
                        .add(
                                element("displayName", language.text("product")),
                                element("description", language.text("adml.description")),
                                resources));
    }

    private static List<Element> strings(List<ManagedSetting> settings, Language language) {
        List<Element> strings = new ArrayList<>();
        strings.add(string(AdmxIds.PRODUCT, language.text("product")));
        settings.stream()
                .map(ManagedSetting::since)
                .distinct()
                .forEach(v -> strings.add(string(AdmxIds.supported(v), language.text("supported", v))));
        settings.stream()
                .map(s -> s.key().category())
                .distinct()
                .forEach(c -> strings.add(string(AdmxIds.category(c), language.text("category." + c))));
        settings.forEach(setting -> strings.addAll(texts(setting, language)));
        return strings;
    }

    private static List<Element> texts(ManagedSetting setting, Language language) {
        List<Element> texts = new ArrayList<>();
        texts.add(string(AdmxIds.title(setting), setting.title(language)));
        String facts = String.join("\n", Facts.of(setting, language));
        texts.add(string(AdmxIds.explanation(setting), setting.explanation(language) + "\n\n" + facts));
        if (setting.key().type() instanceof SettingKey.Type.Choice(var _, var words)) {
            words.forEach(word -> texts.add(string(AdmxIds.choice(setting, word), word)));
        }
        return texts;
    }

    private static List<Element> presentations(List<ManagedSetting> settings, Language language) {
        return settings.stream()
                .filter(s -> !(s.key().type() instanceof SettingKey.Type.Switch))
                .map(s -> element("presentation").with("id", s.name()).add(AdmxElement.control(s, language)))
                .toList();
    }

    private static Element string(String id, String text) {
        return element("string", text).with("id", id);
    }
}
