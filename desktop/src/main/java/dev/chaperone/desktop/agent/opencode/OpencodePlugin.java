package dev.chaperone.desktop.agent.opencode;

import dev.chaperone.desktop.agent.connect.Connection;
import dev.chaperone.desktop.agent.connect.GatewayEntries;
import dev.chaperone.desktop.agent.connect.HookProgram;
import dev.chaperone.desktop.agent.connect.JsonSettings;
import dev.chaperone.desktop.agent.connect.Machine;
import dev.chaperone.desktop.agent.connect.OwnFile;
import dev.chaperone.desktop.agent.connect.Place;
import dev.chaperone.desktop.agent.connect.Several;
import dev.chaperone.desktop.agent.connect.ThroughGateway;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The plugin file in the person's plugin folder, which opencode loads at its start. */
public final class OpencodePlugin {

    private static final String MARK = "// Chaperone";

    private OpencodePlugin() {}

    public static Connection of(Place place) {
        Path config = place.folder("XDG_CONFIG_HOME", ".config").resolve("opencode");
        Connection plugin = new OwnFile(
                config.resolve("plugins/chaperone.js"), place.memory(), "opencode-plugin", text(place.hook()), MARK);
        Connection addresses = JsonSettings.withComments(
                config.resolve("opencode.json"),
                place.memory(),
                "opencode-config",
                GatewayEntries.of(
                        Map.of(
                                "provider.anthropic.options.baseURL", "anthropic/v1",
                                "provider.openai.options.baseURL", "openai/v1",
                                "provider.google.options.baseURL", "gemini/v1beta"),
                        place.gateway()));
        return new ThroughGateway(plugin, addresses, place.gateway().isPresent());
    }

    /**
     * The administrator's configuration, read after everybody else's: it names our plugin, and refuses a plain push by
     * opencode's own rules, which hold where {@code --pure} leaves plugins out.
     */
    public static Connection managed(Machine machine) {
        String plugin = machine.kind() == Machine.Kind.MACOS
                ? "/Library/Application Support/opencode/chaperone.js"
                : "/etc/opencode/chaperone.js";
        ObjectNode root = JsonMapper.shared().createObjectNode();
        root.putArray("plugin").add(Path.of(plugin).toUri().toString());
        root.putObject("permission")
                .putObject("bash")
                .put("git push*", "deny")
                .put("git -* push*", "deny") // not "git * push*", which is a stash, too
                .put("git send-pack*", "deny");
        return Several.of(
                machine.program(),
                machine.file(plugin, plugin, text(machine.hook()), MARK),
                machine.file(
                        "/etc/opencode/opencode.json",
                        "/Library/Application Support/opencode/opencode.json",
                        root.toPrettyString() + "\n",
                        "chaperone.js"));
    }

    /** @param hook its path goes into the text as a JSON string, which is a JavaScript string, too */
    private static String text(HookProgram hook) {
        try (InputStream in = Objects.requireNonNull(OpencodePlugin.class.getResourceAsStream("chaperone.js"))) {
            String literal = JsonMapper.shared().writeValueAsString(hook.path().toString());
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\"@SHIM@\"", literal);
        } catch (IOException e) {
            throw new UncheckedIOException("the plugin is missing from this program", e);
        }
    }
}
