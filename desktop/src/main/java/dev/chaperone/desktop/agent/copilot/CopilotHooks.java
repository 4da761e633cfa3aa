package dev.chaperone.desktop.agent.copilot;

import dev.chaperone.desktop.agent.HookShim;
import dev.chaperone.desktop.agent.connect.Connection;
import dev.chaperone.desktop.agent.connect.HookLists;
import dev.chaperone.desktop.agent.connect.JsonSettings;
import dev.chaperone.desktop.agent.connect.Place;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Our file in the person's hooks folder of Copilot CLI. */
public final class CopilotHooks {

    /** Copilot goes on when a hook hangs, so its limit must be the longer one: the shim's "no" is always sent. */
    private static final int TIMEOUT_SECONDS = (int) HookShim.PATIENCE.toSeconds() + 20;

    private CopilotHooks() {}

    public static Connection of(Place place) {
        return new JsonSettings(
                place.folder("COPILOT_HOME", ".copilot").resolve("hooks/chaperone.json"),
                place.memory(),
                "copilot-hooks",
                new HookLists(List.of("preToolUse", "userPromptTransformed"), event -> hook(place, event), true));
    }

    private static ObjectNode hook(Place place, String event) {
        ObjectNode hook = JsonMapper.shared().createObjectNode();
        return hook.put("type", "command")
                .put("bash", place.command(CopilotAdapter.NAME, event))
                .put("timeoutSec", TIMEOUT_SECONDS);
    }
}
