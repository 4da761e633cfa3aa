package dev.chaperone.desktop.agent.windsurf;

import dev.chaperone.desktop.agent.connect.Connection;
import dev.chaperone.desktop.agent.connect.HookEntries;
import dev.chaperone.desktop.agent.connect.HookLists;
import dev.chaperone.desktop.agent.connect.HookProgram;
import dev.chaperone.desktop.agent.connect.JsonSettings;
import dev.chaperone.desktop.agent.connect.Machine;
import dev.chaperone.desktop.agent.connect.Place;
import dev.chaperone.desktop.agent.connect.Several;
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
                hooks(place.hook()));
    }

    /** The system's hooks, which run first. */
    public static Connection managed(Machine machine) {
        ObjectNode root = JsonMapper.shared().createObjectNode();
        hooks(machine.hook()).addTo(root);
        return Several.of(
                machine.program(),
                machine.file(
                        "/etc/windsurf/hooks.json",
                        "/Library/Application Support/Windsurf/hooks.json",
                        root.toPrettyString() + "\n",
                        "chaperone-hook"));
    }

    private static HookEntries hooks(HookProgram program) {
        return new HookLists(EVENTS, event -> hook(program, event), false);
    }

    private static ObjectNode hook(HookProgram program, String event) {
        ObjectNode hook = JsonMapper.shared().createObjectNode();
        return hook.put("command", program.command(WindsurfAdapter.NAME, event)).put("show_output", true);
    }
}
