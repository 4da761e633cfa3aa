package dev.chaperone.desktop.agent.windsurf;

import dev.chaperone.desktop.agent.connect.Connection;
import dev.chaperone.desktop.agent.connect.HookLists;
import dev.chaperone.desktop.agent.connect.JsonSettings;
import dev.chaperone.desktop.agent.connect.Place;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The person's {@code hooks.json} of Windsurf with our hooks in it. */
public final class WindsurfHooks {

    private static final List<String> EVENTS =
            List.of("pre_user_prompt", "pre_read_code", "pre_write_code", "pre_run_command", "pre_mcp_tool_use");

    private WindsurfHooks() {}

    public static Connection of(Place place) {
        return new JsonSettings(
                place.home().resolve(".codeium/windsurf/hooks.json"),
                place.memory(),
                "windsurf-hooks",
                new HookLists(EVENTS, event -> hook(place, event), false));
    }

    private static ObjectNode hook(Place place, String event) {
        ObjectNode hook = JsonMapper.shared().createObjectNode();
        return hook.put("command", place.command(WindsurfAdapter.NAME, event)).put("show_output", true);
    }
}
