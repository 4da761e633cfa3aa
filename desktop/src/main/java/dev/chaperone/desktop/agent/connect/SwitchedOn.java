package dev.chaperone.desktop.agent.connect;

import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/**
 * A setting that names a file of ours and switches it on.
 *
 * @param setting an object of names, each with true or false
 * @param name ours
 * @param off whether another setting of the file switches hooks off
 */
public record SwitchedOn(String setting, String name, Predicate<ObjectNode> off) implements HookEntries {

    @Override
    public boolean anyIn(ObjectNode root) {
        return root.path(setting).has(name);
    }

    @Override
    public boolean completeIn(ObjectNode root) {
        return root.path(setting).path(name).booleanValue(false);
    }

    @Override
    public void addTo(ObjectNode root) {
        root.withObjectProperty(setting).put(name, true);
    }

    @Override
    public void removeFrom(ObjectNode root) {
        if (root.path(setting) instanceof ObjectNode names && names.has(name)) {
            names.remove(name);
            if (names.isEmpty()) {
                root.remove(setting);
            }
        }
    }

    @Override
    public boolean switchedOffIn(ObjectNode root) {
        return off.test(root);
    }

    @Override
    public String byHand() {
        return "\"%s\": {\"%s\": true}".formatted(setting, name);
    }
}
