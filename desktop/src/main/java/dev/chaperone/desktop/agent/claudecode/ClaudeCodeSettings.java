package dev.chaperone.desktop.agent.claudecode;

import dev.chaperone.desktop.device.PrivateDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.exc.JsonNodeException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The person's {@code settings.json} of Claude Code with our hooks in it or not. What stood there stays; taking the
 * hooks out again restores the file byte for byte if nobody changed it meanwhile, else removes only what is ours.
 */
public final class ClaudeCodeSettings {

    /** Keeps numbers as they are written, and takes no file that says one thing twice. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final String ORIGINAL = "settings.original.json";
    private static final String WRITTEN = "settings.written.json";

    /** As the kernel's own limit. */
    private static final int MAX_LINKS = 40;

    private final Path file;
    private final PrivateDirectory memory;
    private final ClaudeCodeHooks hooks;

    /**
     * @param file the settings file; may be absent
     * @param memory where the original is kept while we are connected
     * @param shim the installed hook program
     */
    public ClaudeCodeSettings(Path file, PrivateDirectory memory, Path shim) {
        this.file = file;
        this.memory = memory;
        this.hooks = new ClaudeCodeHooks(shim);
    }

    /** Whether our hooks are in place. */
    public enum Standing {
        CONNECTED,
        PARTLY,
        DISABLED,
        NOT_CONNECTED
    }

    /** What taking the hooks out came to. */
    public enum Removal {
        /** The file is byte for byte what it was before. */
        RESTORED,
        /** Somebody changed the file meanwhile, so only ours was taken out. */
        TAKEN_OUT,
        NOTHING_THERE
    }

    public Path file() {
        return file;
    }

    public Standing standing() throws IOException {
        Optional<byte[]> bytes = bytes();
        if (bytes.isEmpty()) {
            return Standing.NOT_CONNECTED;
        }
        ObjectNode root = parse(bytes.get());
        if (!hooks.anyIn(root)) {
            return Standing.NOT_CONNECTED;
        }
        if (root.path("disableAllHooks").booleanValue(false)) {
            return Standing.DISABLED;
        }
        return hooks.completeIn(root) ? Standing.CONNECTED : Standing.PARTLY;
    }

    /** Puts the hooks in; doing it twice changes nothing. */
    public void connect() throws IOException {
        Optional<byte[]> before = bytes();
        ObjectNode root = before.isEmpty() ? JSON.createObjectNode() : parse(before.get());
        boolean ours = hooks.anyIn(root);
        hooks.removeFrom(root);
        Optional<byte[]> without = ours ? Optional.of(written(root)) : before;
        try {
            hooks.addTo(root);
        } catch (IllegalArgumentException | JsonNodeException e) {
            throw new IOException(
                    "the hooks in %s have a shape this version does not know; it was left as it is".formatted(file), e);
        }
        if (!(ours && isAsWritten(before))) {
            remember(without);
        }
        byte[] after = written(root);
        memory.write(WRITTEN, after);
        replace(after);
    }

    /** Takes the hooks out. */
    public Removal disconnect() throws IOException {
        Optional<byte[]> now = bytes();
        if (now.isEmpty() || !hooks.anyIn(parse(now.get()))) {
            return Removal.NOTHING_THERE;
        }
        boolean untouched = isAsWritten(now);
        if (untouched) {
            restore();
        } else {
            ObjectNode root = parse(now.get());
            hooks.removeFrom(root);
            replace(written(root));
        }
        memory.remove(ORIGINAL);
        memory.remove(WRITTEN);
        return untouched ? Removal.RESTORED : Removal.TAKEN_OUT;
    }

    /** Whether nobody changed the file since we wrote it. */
    private boolean isAsWritten(Optional<byte[]> bytes) throws IOException {
        Optional<byte[]> last = memory.read(WRITTEN);
        return bytes.isPresent() && last.isPresent() && Arrays.equals(bytes.get(), last.get());
    }

    private static byte[] written(ObjectNode root) {
        return (JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private void remember(Optional<byte[]> before) throws IOException {
        if (before.isPresent()) {
            memory.write(ORIGINAL, before.get());
        } else {
            memory.remove(ORIGINAL);
        }
    }

    private void restore() throws IOException {
        Optional<byte[]> original = memory.read(ORIGINAL);
        if (original.isPresent()) {
            replace(original.get());
        } else {
            Files.delete(target());
        }
    }

    private Optional<byte[]> bytes() throws IOException {
        return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
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
                                    file,
                                    e.getLocation() == null
                                            ? 0
                                            : e.getLocation().getLineNr()),
                    e);
        }
        throw new IOException("%s does not hold a JSON object; mend it first, it was left as it is".formatted(file));
    }

    /** Through a temporary file beside the real one, so that a link stays a link and the mode stays what it was. */
    private void replace(byte[] content) throws IOException {
        try {
            Path real = target();
            Files.createDirectories(real.getParent());
            Path fresh = Files.write(real.resolveSibling(real.getFileName() + ".chaperone-new"), content);
            if (Files.exists(real)) {
                Files.setPosixFilePermissions(fresh, Files.getPosixFilePermissions(real));
            }
            Files.move(fresh, real, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (FileSystemException e) {
            throw PrivateDirectory.plain("can't write", file, e);
        }
    }

    /** The file itself, where the settings are a link to it; it may not be there yet. */
    private Path target() throws IOException {
        Path real = file.toAbsolutePath();
        for (int links = 0; Files.isSymbolicLink(real); links++) {
            if (links == MAX_LINKS) {
                throw new IOException("%s is a loop of links; it was left as it is".formatted(file));
            }
            real = real.resolveSibling(Files.readSymbolicLink(real));
        }
        return real;
    }
}
