package dev.chaperone.desktop.agent.connect;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One value of ours in an agent's JSON: the address of the gateway. It is recognised by its form, whatever port and
 * secret it names.
 *
 * @param path names of the objects it is in, its own last
 * @param value empty to leave it as it is, or out
 */
record Setting(List<String> path, Optional<String> value) {

    Setting {
        path = List.copyOf(path);
    }

    boolean isIn(ObjectNode root) {
        return GatewayAddress.isOurs(at(root).asString(""));
    }

    boolean isRightIn(ObjectNode root) {
        return value.isEmpty() || at(root).asString("").equals(value.get());
    }

    /** @throws TakenException if another value stands there, which leads somewhere that we would cut off */
    void addTo(ObjectNode root) {
        if (value.isEmpty()) {
            return;
        }
        if (!at(root).isMissingNode()) {
            throw new TakenException(String.join(".", path), at(root).asString(""));
        }
        ObjectNode parent = root;
        for (String name : path.subList(0, path.size() - 1)) {
            parent = parent.withObjectProperty(name);
        }
        parent.put(path.getLast(), value.get());
    }

    /** Takes ours out, and the objects it leaves empty. */
    void removeFrom(ObjectNode root) {
        if (isIn(root)) {
            remove(root, path);
        }
    }

    private static void remove(ObjectNode parent, List<String> rest) {
        if (rest.size() == 1) {
            parent.remove(rest.getFirst());
        } else if (parent.path(rest.getFirst()) instanceof ObjectNode child) {
            remove(child, rest.subList(1, rest.size()));
            if (child.isEmpty()) {
                parent.remove(rest.getFirst());
            }
        }
    }

    private JsonNode at(ObjectNode root) {
        JsonNode node = root;
        for (String name : path) {
            node = node.path(name);
        }
        return node;
    }
}
