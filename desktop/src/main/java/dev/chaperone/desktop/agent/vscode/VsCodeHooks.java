package dev.chaperone.desktop.agent.vscode;

import dev.chaperone.desktop.agent.HookShim;
import dev.chaperone.desktop.agent.connect.Connection;
import dev.chaperone.desktop.agent.connect.JsonSettings;
import dev.chaperone.desktop.agent.connect.OwnFile;
import dev.chaperone.desktop.agent.connect.Place;
import dev.chaperone.desktop.agent.connect.Several;
import dev.chaperone.desktop.agent.connect.SwitchedOn;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Our hook file, and the person's {@code settings.json} of Visual Studio Code that names it. A file of its own, because
 * the places it reads by default are read by Claude Code or Copilot CLI, too, which would ask a second time.
 */
public final class VsCodeHooks {

    /** Its own limit must be the longer one, so that the shim's "no" is always sent. */
    private static final int TIMEOUT_SECONDS = (int) HookShim.PATIENCE.toSeconds() + 20;

    private static final String FILE = ".vscode/chaperone-hooks.json";

    private VsCodeHooks() {}

    public static Connection of(Place place) {
        return Several.of(
                new OwnFile(place.home().resolve(FILE), place.memory(), "vscode-hooks", text(place), "chaperone-hook"),
                JsonSettings.withComments(
                        settings(place),
                        place.memory(),
                        "vscode-settings",
                        new SwitchedOn(
                                "chat.hookFilesLocations",
                                "~/" + FILE,
                                root -> !root.path("chat.useHooks").booleanValue(true))));
    }

    private static Path settings(Place place) {
        Path mac = place.home().resolve("Library/Application Support");
        Path folder = Files.isDirectory(mac) ? mac : place.folder("XDG_CONFIG_HOME", ".config");
        return folder.resolve("Code/User/settings.json");
    }

    private static String text(Place place) {
        ObjectNode root = JsonMapper.shared().createObjectNode();
        ObjectNode hooks = root.putObject("hooks");
        hooks.putArray("PreToolUse").add(hook(place, "PreToolUse"));
        hooks.putArray("UserPromptSubmit").add(hook(place, "UserPromptSubmit"));
        return root.toPrettyString() + "\n";
    }

    private static ObjectNode hook(Place place, String event) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("type", "command")
                .put("command", place.hook().command(VsCodeAdapter.NAME, event))
                .put("timeout", TIMEOUT_SECONDS);
    }
}
