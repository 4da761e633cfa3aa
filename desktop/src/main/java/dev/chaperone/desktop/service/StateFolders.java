package dev.chaperone.desktop.service;

import dev.chaperone.desktop.device.PrivateDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where one installation keeps things. Everything is private to its owner (0700).
 *
 * @param state journal, keys and grants
 * @param config the person's own policy file
 * @param run sockets
 * @param managed what IT puts down; may be absent
 */
public record StateFolders(Path state, Path config, Path run, Path managed) {

    /** Linux allows 107 bytes for a socket address; the longest name below {@link #run} is taken off. */
    private static final int MAX_SOCKET_PATH = 107;

    /** The folders of the signed-in person, by the XDG base directory specification, or all below CHAPERONE_HOME. */
    public static StateFolders ofUser(Map<String, String> environment, Path home) {
        String own = environment.getOrDefault("CHAPERONE_HOME", "");
        Path managed = Path.of(environment.getOrDefault("CHAPERONE_MANAGED", "/etc/chaperone/policy.d"));
        if (!own.isEmpty()) {
            Path base = Path.of(own).toAbsolutePath();
            return new StateFolders(base.resolve("state"), base.resolve("config"), base.resolve("run"), managed);
        }
        Path state = absolute(environment, "XDG_STATE_HOME", home.resolve(".local/state"))
                .resolve("chaperone");
        Path config = absolute(environment, "XDG_CONFIG_HOME", home.resolve(".config"))
                .resolve("chaperone");
        String runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "");
        Path run = !runtime.isEmpty() && Files.isDirectory(Path.of(runtime))
                ? Path.of(runtime, "chaperone")
                : state.resolve("run");
        return new StateFolders(state, config, run, managed);
    }

    /** The folders of the service that IT installed. */
    public static StateFolders ofSystem() {
        return new StateFolders(
                Path.of("/var/lib/chaperone"),
                Path.of("/etc/chaperone"),
                Path.of("/run/chaperone"),
                Path.of("/etc/chaperone/policy.d"));
    }

    public Path hookSocket() {
        return run.resolve("hook.sock");
    }

    public Path peopleSocket() {
        return run.resolve("people.sock");
    }

    /** For the guards of sessions, which run as root. */
    public Path guardSocket() {
        return run.resolve("guard.sock");
    }

    /**
     * The folder of the journal, keys and grants; makes it and the others if they are missing.
     *
     * @throws IOException in one plain line
     */
    PrivateDirectory openAll() throws IOException {
        PrivateDirectory opened = PrivateDirectory.open(state);
        openConfig();
        openRun();
        return opened;
    }

    /** Makes the folder of the person's policy, so that a file put there later is noticed. */
    private void openConfig() throws IOException {
        if (!Files.exists(config)) {
            PrivateDirectory.open(config);
        }
    }

    /** Makes the folder of the sockets. @throws IOException in one plain line */
    private void openRun() throws IOException {
        PrivateDirectory.open(run);
        int length = peopleSocket().toString().getBytes(StandardCharsets.UTF_8).length;
        if (length > MAX_SOCKET_PATH) {
            throw new IOException(Texts.get("socket.toolong", peopleSocket(), length, MAX_SOCKET_PATH));
        }
    }

    private static Path absolute(Map<String, String> environment, String key, Path fallback) {
        String value = environment.getOrDefault(key, "");
        return value.startsWith("/") ? Path.of(value) : fallback;
    }
}
