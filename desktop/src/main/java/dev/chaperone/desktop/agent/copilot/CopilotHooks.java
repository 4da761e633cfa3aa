package dev.chaperone.desktop.agent.copilot;

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
                hooks(place.hook()));
    }

    /** The administrator's hooks, which run whatever {@code disableAllHooks} says. */
    public static Connection managed(Machine machine) {
        ObjectNode root = JsonMapper.shared().createObjectNode();
        hooks(machine.hook()).addTo(root);
        String file = "/etc/github-copilot/policy.d/chaperone.json";
        return Several.of(machine.program(), machine.file(file, file, root.toPrettyString() + "\n", "chaperone-hook"));
    }

    private static HookEntries hooks(HookProgram program) {
        return new HookLists(List.of("preToolUse", "userPromptTransformed"), event -> hook(program, event), true);
    }

    private static ObjectNode hook(HookProgram program, String event) {
        ObjectNode hook = JsonMapper.shared().createObjectNode();
        return hook.put("type", "command")
                .put("bash", program.command(CopilotAdapter.NAME, event))
                .put("timeoutSec", TIMEOUT_SECONDS);
    }
}
