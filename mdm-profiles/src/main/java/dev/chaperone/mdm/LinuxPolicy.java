package dev.chaperone.mdm;

import dev.chaperone.model.policy.SettingKey;
import java.util.List;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The file for {@code /etc/chaperone/policy.d}: every setting but secrets, with its default, to be changed by IT. */
final class LinuxPolicy {

    private static final JsonMapper JSON = JsonMapper.shared();

    private LinuxPolicy() {}

    static String of(List<ManagedSetting> settings) {
        ObjectNode root = JSON.createObjectNode();
        settings.stream()
                .filter(ManagedSetting::hasValue)
                .forEach(s -> put(root, s.name(), s.key().type()));
        return JSON.writer().with(printer()).writeValueAsString(root) + "\n";
    }

    /** Jackson's own would end lines as the system does it. */
    private static DefaultPrettyPrinter printer() {
        var lines = new DefaultIndenter("  ", "\n");
        var separators = Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.AFTER);
        return new DefaultPrettyPrinter(separators).withObjectIndenter(lines).withArrayIndenter(lines);
    }

    private static void put(ObjectNode root, String name, SettingKey.Type type) {
        switch (type) {
            case SettingKey.Type.Switch(var on) -> root.put(name, on);
            case SettingKey.Type.Whole(var standard, var _, var _) -> root.put(name, standard);
            case SettingKey.Type.Choice(var standard, var _) -> root.put(name, standard);
            case SettingKey.Type.Text(var standard, var _) -> root.put(name, standard);
            case SettingKey.Type.Texts(var standard, var _, var _) -> {
                ArrayNode items = root.putArray(name);
                standard.forEach(items::add);
            }
        }
    }
}
