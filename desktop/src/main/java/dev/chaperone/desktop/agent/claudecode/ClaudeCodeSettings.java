package dev.chaperone.desktop.agent.claudecode;

import dev.chaperone.desktop.device.PrivateDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The person's {@code settings.json} of Claude Code with our hooks in it or not. What stood there stays; taking the
 * hooks out again restores the file byte for byte if nobody changed it meanwhile, else removes only what is ours.
 */
public final class ClaudeCodeSettings {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String ORIGINAL = "settings.original.json";
    private static final String WRITTEN = "settings.written.json";

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

    public Path file() {
        return file;
    }

    public Standing standing() throws IOException {
        Optional<byte[]> bytes = bytes();
        if (bytes.isEmpty()) {
            return Standing.NOT_CONNECTED;
        }
        ObjectNode root = parse(bytes.get());
        int present = hooks.presentIn(root);
        if (present == 0) {
            return Standing.NOT_CONNECTED;
        }
        if (root.path("disableAllHooks").booleanValue(false)) {
            return Standing.DISABLED;
        }
        return present == hooks.count() ? Standing.CONNECTED : Standing.PARTLY;
    }

    /** Puts the hooks in; doing it twice changes nothing. */
    public void connect() throws IOException {
        Optional<byte[]> before = bytes();
        ObjectNode root = before.isEmpty() ? JSON.createObjectNode() : parse(before.get());
        boolean fresh = hooks.presentIn(root) == 0;
        hooks.removeFrom(root);
        hooks.addTo(root);
        byte[] after = (JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n")
                .getBytes(StandardCharsets.UTF_8);
        if (fresh) {
            remember(before);
        }
        memory.write(WRITTEN, after);
        replace(after);
    }

    /** Takes the hooks out. @return whether there were any */
    public boolean disconnect() throws IOException {
        Optional<byte[]> now = bytes();
        if (now.isEmpty() || hooks.presentIn(parse(now.get())) == 0) {
            return false;
        }
        boolean untouched =
                memory.read(WRITTEN).filter(w -> Arrays.equals(w, now.get())).isPresent();
        if (untouched) {
            restore();
        } else {
            ObjectNode root = parse(now.get());
            hooks.removeFrom(root);
            replace((JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n")
                    .getBytes(StandardCharsets.UTF_8));
        }
        memory.remove(ORIGINAL);
        memory.remove(WRITTEN);
        return true;
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
            Files.delete(file);
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
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path real = Files.exists(file) ? file.toRealPath() : file;
        Path fresh = Files.write(real.resolveSibling(real.getFileName() + ".chaperone-new"), content);
        if (Files.exists(real)) {
            Set<PosixFilePermission> mode = Files.getPosixFilePermissions(real);
            Files.setPosixFilePermissions(fresh, mode);
        }
        Files.move(fresh, real, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
