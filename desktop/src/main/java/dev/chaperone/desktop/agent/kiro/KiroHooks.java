package dev.chaperone.desktop.agent.kiro;

import dev.chaperone.desktop.agent.HookShim;
import dev.chaperone.desktop.agent.connect.Connection;
import dev.chaperone.desktop.agent.connect.OwnFile;
import dev.chaperone.desktop.agent.connect.Place;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Our file in the person's hooks folder of Kiro, which holds for every workspace. */
public final class KiroHooks {

    /** Kiro's own limit must be the longer one, so that the shim's "no" is always sent. */
    private static final int TIMEOUT_SECONDS = (int) HookShim.PATIENCE.toSeconds() + 20;

    private static final String MARK = "\"Chaperone ";

    private KiroHooks() {}

    public static Connection of(Place place) {
        return new OwnFile(
                place.home().resolve(".kiro/hooks/chaperone.json"), place.memory(), "kiro-hooks", text(place), MARK);
    }

    private static String text(Place place) {
        ObjectNode root = JsonMapper.shared().createObjectNode();
        root.put("version", "v1");
        ArrayNode hooks = root.putArray("hooks");
        hooks.add(hook(place, "PreToolUse", "preToolUse"));
        hooks.add(hook(place, "UserPromptSubmit", "userPromptSubmit"));
        return root.toPrettyString() + "\n";
    }

    /** Without a matcher, which would miss new tools. */
    private static ObjectNode hook(Place place, String trigger, String event) {
        ObjectNode hook = JsonMapper.shared().createObjectNode();
        hook.put("name", "Chaperone " + trigger)
                .put("trigger", trigger)
                .put("timeout", TIMEOUT_SECONDS)
                .put("enabled", true);
        hook.putObject("action")
                .put("type", "command")
                .put("command", place.hook().command(KiroAdapter.NAME, event));
        return hook;
    }
}
