package dev.chaperone.desktop.agent.connect;

import dev.chaperone.desktop.device.PrivateDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonReadFeature;
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

    /** For an agent that reads comments; writing would lose them, so such a file is only read. */
    private static final JsonMapper COMMENTS = JSON.rebuild()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS, JsonReadFeature.ALLOW_TRAILING_COMMA)
            .build();

    private final ConfigFile file;
    private final HookEntries hooks;
    private final JsonMapper reader;

    /**
     * @param file the settings file; may be absent
     * @param memory where the original is kept while we are connected
     * @param name what the memory calls the file; unique among all files we write
     */
    public JsonSettings(Path file, PrivateDirectory memory, String name, HookEntries hooks) {
        this(new ConfigFile(file, memory, name, ".json"), hooks, JSON);
    }

    private JsonSettings(ConfigFile file, HookEntries hooks, JsonMapper reader) {
        this.file = file;
        this.hooks = hooks;
        this.reader = reader;
    }

    /** For an agent that takes comments and trailing commas in its file; a file with any is told how to be changed. */
    public static JsonSettings withComments(Path file, PrivateDirectory memory, String name, HookEntries hooks) {
        return new JsonSettings(new ConfigFile(file, memory, name, ".json"), hooks, COMMENTS);
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
        ObjectNode root = parse(bytes.get(), reader);
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
        ObjectNode root = before.isEmpty() ? JSON.createObjectNode() : writable(before.get());
        boolean ours = hooks.anyIn(root);
        hooks.removeFrom(root);
        Optional<byte[]> without = ours ? Optional.of(written(root)) : before;
        try {
            hooks.addTo(root);
        } catch (TakenException e) {
            throw new IOException(e.in(file.path()), e);
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
        if (now.isEmpty() || !hooks.anyIn(parse(now.get(), reader))) {
            return Removal.NOTHING_THERE;
        }
        boolean untouched = file.isAsWritten(now);
        if (untouched) {
            file.restore();
        } else {
            ObjectNode root = writable(now.get());
            hooks.removeFrom(root);
            file.replace(written(root));
        }
        file.forget();
        return untouched ? Removal.RESTORED : Removal.TAKEN_OUT;
    }

    private static byte[] written(ObjectNode root) {
        return (JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** What may be written back: the file read without comments, which would be lost. */
    private ObjectNode writable(byte[] bytes) throws IOException {
        parse(bytes, reader);
        try {
            return parse(bytes, JSON);
        } catch (IOException e) {
            if (hooks.byHand().isEmpty()) {
                throw e;
            }
            throw new IOException(
                    "%s holds comments, which writing it would lose; change it yourself, this is our part: %s"
                            .formatted(file.path(), hooks.byHand()),
                    e);
        }
    }

    private ObjectNode parse(byte[] bytes, JsonMapper json) throws IOException {
        try {
            if (json.readTree(bytes) instanceof ObjectNode root) {
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
