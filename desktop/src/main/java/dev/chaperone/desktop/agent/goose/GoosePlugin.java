package dev.chaperone.desktop.agent.goose;

import dev.chaperone.desktop.agent.connect.Connection;
import dev.chaperone.desktop.agent.connect.HookGroups;
import dev.chaperone.desktop.agent.connect.JsonSettings;
import dev.chaperone.desktop.agent.connect.Place;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Our plugin in the person's plugin folder of Goose. */
public final class GoosePlugin {

    private GoosePlugin() {}

    public static Connection of(Place place) {
        return new JsonSettings(
                place.home().resolve(".agents/plugins/chaperone/hooks/hooks.json"),
                place.memory(),
                "goose-hooks",
                new HookGroups(List.of("PreToolUse"), Set.of("PreToolUse"), event -> hook(place, event), _ -> false));
    }

    private static ObjectNode hook(Place place, String event) {
        ObjectNode hook = JsonMapper.shared().createObjectNode();
        return hook.put("type", "command")
                .put("command", place.hook().command(GooseAdapter.NAME, event))
                .put("on_failure", "block");
    }
}
