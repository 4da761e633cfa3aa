package dev.chaperone.desktop.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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

    /** Makes what is missing. @throws IOException with a message that names the folder and what to do */
    void create() throws IOException {
        for (Path folder : new Path[] {state, run}) {
            try {
                Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            } catch (IOException e) {
                throw new IOException(Texts.get("folder.unusable", folder, reason(e)), e);
            }
            if (!Files.isWritable(folder)) {
                throw new IOException(Texts.get("folder.unusable", folder, Texts.get("folder.readonly")));
            }
        }
        int length = peopleSocket().toString().getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
        if (length > MAX_SOCKET_PATH) {
            throw new IOException(Texts.get("socket.toolong", peopleSocket(), length, MAX_SOCKET_PATH));
        }
    }

    private static Path absolute(Map<String, String> environment, String key, Path fallback) {
        String value = environment.getOrDefault(key, "");
        return value.startsWith("/") ? Path.of(value) : fallback;
    }

    private static String reason(IOException e) {
        return e instanceof java.nio.file.FileSystemException f && f.getReason() != null
                ? f.getReason()
                : e.getClass().getSimpleName();
    }
}
