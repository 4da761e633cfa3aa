package dev.chaperone.desktop.agent.opencode;

import dev.chaperone.desktop.agent.connect.Connection;
import dev.chaperone.desktop.agent.connect.OwnFile;
import dev.chaperone.desktop.agent.connect.Place;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;

/** The plugin file in the person's plugin folder, which opencode loads at its start. */
public final class OpencodePlugin {

    private static final String MARK = "// Chaperone";

    private OpencodePlugin() {}

    public static Connection of(Place place) {
        Path config = place.folder("XDG_CONFIG_HOME", ".config").resolve("opencode");
        return new OwnFile(
                config.resolve("plugins/chaperone.js"), place.memory(), "opencode-plugin", text(place.shim()), MARK);
    }

    /** @param shim goes into the text as a JSON string, which is a JavaScript string, too */
    private static String text(Path shim) {
        try (InputStream in = Objects.requireNonNull(OpencodePlugin.class.getResourceAsStream("chaperone.js"))) {
            String literal = JsonMapper.shared().writeValueAsString(shim.toString());
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\"@SHIM@\"", literal);
        } catch (IOException e) {
            throw new UncheckedIOException("the plugin is missing from this program", e);
        }
    }
}
