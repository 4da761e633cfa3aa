package dev.chaperone.desktop.agent.cursor;

import dev.chaperone.desktop.agent.HookShim;
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

/** The person's {@code hooks.json} of Cursor with our hooks in it. */
public final class CursorHooks {

    private static final int TIMEOUT_SECONDS = (int) HookShim.PATIENCE.toSeconds() + 20;

    private static final List<String> EVENTS =
            List.of("beforeSubmitPrompt", "preToolUse", "beforeShellExecution", "beforeReadFile", "beforeMCPExecution");

    private CursorHooks() {}

    public static Connection of(Place place) {
        return new JsonSettings(
                place.home().resolve(".cursor/hooks.json"), place.memory(), "cursor-hooks", hooks(place.hook()));
    }

    /** The enterprise layer, which comes before every other. */
    public static Connection managed(Machine machine) {
        ObjectNode root = JsonMapper.shared().createObjectNode();
        hooks(machine.hook()).addTo(root);
        return Several.of(
                machine.program(),
                machine.file(
                        "/etc/cursor/hooks.json",
                        "/Library/Application Support/Cursor/hooks.json",
                        root.toPrettyString() + "\n",
                        "chaperone-hook"));
    }

    private static HookEntries hooks(HookProgram program) {
        return new HookLists(EVENTS, event -> hook(program, event), true);
    }

    private static ObjectNode hook(HookProgram program, String event) {
        ObjectNode hook = JsonMapper.shared().createObjectNode();
        return hook.put("command", program.command(CursorAdapter.NAME, event))
                .put("timeout", TIMEOUT_SECONDS)
                .put("failClosed", true);
    }
}
