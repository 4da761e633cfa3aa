package dev.chaperone.desktop.agent;

import dev.chaperone.desktop.device.PrivateDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Objects;

/** Puts the hook program in place, with the socket it talks to written into it. */
public final class HookShim {

    /** When the shim gives up and denies: the longest question (five minutes) with a pause, and some to spare. */
    public static final Duration PATIENCE = Duration.ofSeconds(680);

    private static final String NAME = "chaperone-hook";

    /** {@code -O} is true for what the caller owns; it starts no program, as {@code id} would. */
    private static final String FIND_SOCKET = """
            socket=/run/chaperone/hook.sock
            if [ ! -S "$socket" ]; then
                for run in /run/user/*; do
                    [ ! -O "$run" ] || socket=$run/chaperone/hook.sock
                done
            fi
            if [ ! -S "$socket" ]; then
                name=$(id -un)
                case $name in
                    '' | *[!A-Za-z0-9._-]*) ;;
                    *) eval "socket=~$name/.local/state/chaperone/run/hook.sock" ;;
                esac
            fi
            """;

    private HookShim() {}

    /** @return the installed program */
    public static Path install(PrivateDirectory directory, Path socket) throws IOException {
        if (socket.toString().matches("(?s).*['\n].*")) {
            throw new IOException(
                    "the socket path %s holds a quote or a line break; set CHAPERONE_HOME to a plainer folder"
                            .formatted(socket));
        }
        String text = template()
                .replace("@SOCKET@", socket.toString())
                .replace("@PATIENCE@", Long.toString(PATIENCE.toSeconds()));
        Path target = directory.path().resolve(NAME);
        Path fresh = Files.writeString(directory.path().resolve(NAME + ".new"), text);
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
        return Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * The program for every person of a computer. Whose service to ask the kernel's own facts tell, for the environment
     * is the agent's: the service that IT installed, else the one of the person who runs this.
     */
    public static String forMachine() {
        try {
            return template()
                    .replace("socket='@SOCKET@'\n", FIND_SOCKET)
                    .replace("@PATIENCE@", Long.toString(PATIENCE.toSeconds()));
        } catch (IOException e) {
            throw new UncheckedIOException("the hook program is missing from this program", e);
        }
    }

    private static String template() throws IOException {
        try (InputStream in = Objects.requireNonNull(HookShim.class.getResourceAsStream(NAME))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
