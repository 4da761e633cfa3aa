package dev.chaperone.desktop.agent.cursor;

import dev.chaperone.desktop.agent.HookShim;
import dev.chaperone.desktop.agent.connect.Connection;
import dev.chaperone.desktop.agent.connect.HookLists;
import dev.chaperone.desktop.agent.connect.JsonSettings;
import dev.chaperone.desktop.agent.connect.Place;
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
                place.home().resolve(".cursor/hooks.json"),
                place.memory(),
                "cursor-hooks",
                new HookLists(EVENTS, event -> hook(place, event), true));
    }

    private static ObjectNode hook(Place place, String event) {
        ObjectNode hook = JsonMapper.shared().createObjectNode();
        return hook.put("command", place.command(CursorAdapter.NAME, event))
                .put("timeout", TIMEOUT_SECONDS)
                .put("failClosed", true);
    }
}
