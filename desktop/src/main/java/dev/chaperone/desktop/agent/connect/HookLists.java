package dev.chaperone.desktop.agent.connect;

import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Hooks in the flat shape: an object of events, each with a list.
 *
 * @param events the events to hook, in the order they are written
 * @param hook one hook for an event
 * @param versioned whether a new file needs {@code "version": 1}
 */
public record HookLists(List<String> events, Function<String, ObjectNode> hook, boolean versioned)
        implements HookEntries {

    public HookLists {
        events = List.copyOf(events);
    }

    @Override
    public boolean anyIn(ObjectNode root) {
        return root.path("hooks").values().stream().anyMatch(HookLists::holdsOurs);
    }

    @Override
    public boolean completeIn(ObjectNode root) {
        return events.stream()
                .allMatch(event ->
                        root.path("hooks").path(event).values().stream().anyMatch(hook.apply(event)::equals));
    }

    @Override
    public void addTo(ObjectNode root) {
        if (versioned && !root.has("version")) {
            root.put("version", 1);
        }
        ObjectNode hooks = root.withObjectProperty("hooks");
        events.forEach(event -> hooks.withArrayProperty(event).add(hook.apply(event)));
    }

    @Override
    public void removeFrom(ObjectNode root) {
        if (!anyIn(root) || !(root.path("hooks") instanceof ObjectNode hooks)) {
            return;
        }
        for (String event : List.copyOf(hooks.propertyNames())) {
            if (hooks.path(event) instanceof ArrayNode entries && holdsOurs(entries)) {
                entries.removeIf(HookEntries::isOurs);
                if (entries.isEmpty()) {
                    hooks.remove(event);
                }
            }
        }
        if (hooks.isEmpty()) {
            root.remove("hooks");
        }
    }

    private static boolean holdsOurs(JsonNode entries) {
        return entries.values().stream().anyMatch(HookEntries::isOurs);
    }
}
