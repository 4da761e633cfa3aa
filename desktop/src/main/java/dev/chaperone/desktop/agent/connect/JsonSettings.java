package dev.chaperone.desktop.agent.connect;

import dev.chaperone.desktop.device.PrivateDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.exc.JsonNodeException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A person's JSON file with our hooks in it or not. What stood there stays; taking the hooks out again restores the
 * file byte for byte if nobody changed it meanwhile, else removes only what is ours.
 */
public final class JsonSettings implements Connection {

    /** Keeps numbers as they are written, and takes no file that says one thing twice. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final ConfigFile file;
    private final HookEntries hooks;

    /**
     * @param file the settings file; may be absent
     * @param memory where the original is kept while we are connected
     * @param name what the memory calls the file; unique among all files we write
     */
    public JsonSettings(Path file, PrivateDirectory memory, String name, HookEntries hooks) {
        this.file = new ConfigFile(file, memory, name, ".json");
        this.hooks = hooks;
    }

    @Override
    public List<Path> files() {
        return List.of(file.path());
    }

    @Override
    public Standing standing() throws IOException {
        Optional<byte[]> bytes = file.bytes();
        if (bytes.isEmpty()) {
            return Standing.NOT_CONNECTED;
        }
        ObjectNode root = parse(bytes.get());
        if (!hooks.anyIn(root)) {
            return Standing.NOT_CONNECTED;
        }
        if (hooks.switchedOffIn(root)) {
            return Standing.DISABLED;
        }
        return hooks.completeIn(root) ? Standing.CONNECTED : Standing.PARTLY;
    }

    @Override
    public void connect() throws IOException {
        Optional<byte[]> before = file.bytes();
        ObjectNode root = before.isEmpty() ? JSON.createObjectNode() : parse(before.get());
        boolean ours = hooks.anyIn(root);
        hooks.removeFrom(root);
        Optional<byte[]> without = ours ? Optional.of(written(root)) : before;
        try {
            hooks.addTo(root);
        } catch (IllegalArgumentException | JsonNodeException e) {
            throw new IOException(
                    "the hooks in %s have a shape this version does not know; it was left as it is"
                            .formatted(file.path()),
                    e);
        }
        if (!(ours && file.isAsWritten(before))) {
            file.remember(without);
        }
        file.write(written(root));
    }

    @Override
    public Removal disconnect() throws IOException {
        Optional<byte[]> now = file.bytes();
        if (now.isEmpty() || !hooks.anyIn(parse(now.get()))) {
            return Removal.NOTHING_THERE;
        }
        boolean untouched = file.isAsWritten(now);
        if (untouched) {
            file.restore();
        } else {
            ObjectNode root = parse(now.get());
            hooks.removeFrom(root);
            file.replace(written(root));
        }
        file.forget();
        return untouched ? Removal.RESTORED : Removal.TAKEN_OUT;
    }

    private static byte[] written(ObjectNode root) {
        return (JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private ObjectNode parse(byte[] bytes) throws IOException {
        try {
            if (JSON.readTree(bytes) instanceof ObjectNode root) {
                return root;
            }
        } catch (JacksonException e) {
            throw new IOException(
                    "%s is not readable as JSON (line %d); mend it first, it was left as it is"
                            .formatted(
                                    file.path(),
                                    e.getLocation() == null
                                            ? 0
                                            : e.getLocation().getLineNr()),
                    e);
        }
        throw new IOException(
                "%s does not hold a JSON object; mend it first, it was left as it is".formatted(file.path()));
    }
}
