package dev.chaperone.mdm;

import static dev.chaperone.mdm.Node.element;

import dev.chaperone.mdm.Node.Element;
import dev.chaperone.model.policy.SettingKey;
import java.util.List;

/**
 * The policy definitions for Windows (MS-GPREG, ADMX). The file refers to no other, so that Intune can import it alone,
 * and writes below {@code Software\Policies}, outside the keys that Intune refuses.
 */
final class Admx {

    /** Below {@code HKEY_LOCAL_MACHINE}; a setting is the value of its name here. */
    static final String KEY = "Software\\Policies\\Chaperone";

    /** Of both schema and texts; it rises when an identifier that an ADML file needs is added. */
    static final String REVISION = "1.0";

    static final String NAMESPACE = "http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions";

    private static final String ROOT = "Chaperone";

    private Admx() {}

    static String of(List<ManagedSetting> settings) {
        return XmlPrinter.print(
                "",
                element("policyDefinitions")
                        .with("xmlns", NAMESPACE)
                        .with("revision", REVISION)
                        .with("schemaVersion", "1.0")
                        .add(
                                namespaces(),
                                element("resources")
                                        .with("minRequiredRevision", REVISION)
                                        .with("fallbackCulture", Language.ENGLISH.culture()),
                                supported(settings),
                                categories(settings),
                                element("policies")
                                        .add(settings.stream().map(Admx::policy).toList())));
    }

    private static Element namespaces() {
        Element target = element("target").with("prefix", "chaperone").with("namespace", "Chaperone.Policies");
        return element("policyNamespaces").add(target);
    }

    private static Element supported(List<ManagedSetting> settings) {
        List<Element> versions = settings.stream()
                .map(ManagedSetting::since)
                .distinct()
                .map(since -> named("definition", AdmxIds.supported(since), AdmxIds.supported(since)))
                .toList();
        return element("supportedOn").add(element("definitions").add(versions));
    }

    private static Element categories(List<ManagedSetting> settings) {
        List<Element> inner = settings.stream()
                .map(s -> s.key().category())
                .distinct()
                .map(c -> named("category", AdmxIds.category(c), AdmxIds.category(c))
                        .add(element("parentCategory").with("ref", ROOT)))
                .toList();
        return element("categories")
                .add(named("category", ROOT, AdmxIds.PRODUCT))
                .add(inner);
    }

    private static Element named(String element, String name, String displayName) {
        return element(element).with("name", name).with("displayName", string(displayName));
    }

    private static Element policy(ManagedSetting setting) {
        Element policy = named("policy", AdmxIds.checked(setting.name()), AdmxIds.title(setting))
                .with("class", "Machine")
                .with("explainText", string(AdmxIds.explanation(setting)))
                .with("key", KEY);
        Element category = element("parentCategory")
                .with("ref", AdmxIds.category(setting.key().category()));
        Element supported = element("supportedOn").with("ref", AdmxIds.supported(setting.since()));
        if (setting.key().type() instanceof SettingKey.Type.Switch) {
            return policy.with("valueName", setting.name())
                    .add(category, supported, decimal("enabledValue", 1), decimal("disabledValue", 0));
        }
        return policy.with("presentation", "$(presentation.%s)".formatted(setting.name()))
                .add(category, supported, element("elements").add(AdmxElement.of(setting)));
    }

    private static Element decimal(String name, int value) {
        return element(name).add(element("decimal").with("value", Integer.toString(value)));
    }

    static String string(String id) {
        return "$(string.%s)".formatted(id);
    }
}
