package dev.chaperone.desktop.agent.connect;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Hooks in the shape Claude Code introduced: an object of events, each with groups that have a matcher and a list.
 *
 * @param events the events to hook, in the order they are written
 * @param matched those of them that need a matcher; it is always {@code *}, for a tool list would miss new tools
 * @param hook one hook for an event
 * @param off whether a setting of the file switches hooks off
 */
public record HookGroups(
        List<String> events, Set<String> matched, Function<String, ObjectNode> hook, Predicate<ObjectNode> off)
        implements HookEntries {

    public HookGroups {
        events = List.copyOf(events);
        matched = Set.copyOf(matched);
    }

    @Override
    public boolean anyIn(ObjectNode root) {
        return root.path("hooks").values().stream().anyMatch(HookGroups::holdsOurs);
    }

    @Override
    public boolean completeIn(ObjectNode root) {
        return events.stream()
                .allMatch(event ->
                        root.path("hooks").path(event).values().stream().anyMatch(group(event)::equals));
    }

    @Override
    public void addTo(ObjectNode root) {
        ObjectNode hooks = root.withObjectProperty("hooks");
        events.forEach(event -> hooks.withArrayProperty(event).add(group(event)));
    }

    @Override
    public boolean switchedOffIn(ObjectNode root) {
        return off.test(root);
    }

    private ObjectNode group(String event) {
        ObjectNode group = JsonMapper.shared().createObjectNode();
        if (matched.contains(event)) {
            group.put("matcher", "*");
        }
        group.putArray("hooks").add(hook.apply(event));
        return group;
    }

    @Override
    public void removeFrom(ObjectNode root) {
        if (!anyIn(root) || !(root.path("hooks") instanceof ObjectNode hooks)) {
            return;
        }
        for (String event : List.copyOf(hooks.propertyNames())) {
            if (hooks.path(event) instanceof ArrayNode groups && holdsOurs(groups)) {
                removeFrom(groups);
                if (groups.isEmpty()) {
                    hooks.remove(event);
                }
            }
        }
        if (hooks.isEmpty()) {
            root.remove("hooks");
        }
    }

    private static void removeFrom(ArrayNode groups) {
        for (int i = groups.size() - 1; i >= 0; i--) {
            if (groups.get(i).path("hooks") instanceof ArrayNode entries
                    && entries.values().stream().anyMatch(HookEntries::isOurs)) {
                entries.removeIf(HookEntries::isOurs);
                if (entries.isEmpty()) {
                    groups.remove(i);
                }
            }
        }
    }

    private static boolean holdsOurs(JsonNode groups) {
        return groups.values().stream()
                .anyMatch(group -> group.path("hooks").values().stream().anyMatch(HookEntries::isOurs));
    }
}
