package dev.chaperone.desktop.push;

import dev.chaperone.desktop.device.PrivateDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;

/**
 * The folder git is led to by {@code core.hooksPath}: {@code pre-push} asks the service, every other hook of
 * githooks(5) runs what the repository has under its name. {@code push-to-checkout} is left out, since it changes what
 * git does by being there.
 */
final class HookFiles {

    private static final List<String> CHAINED = List.of(
            "applypatch-msg",
            "pre-applypatch",
            "post-applypatch",
            "pre-commit",
            "pre-merge-commit",
            "prepare-commit-msg",
            "commit-msg",
            "post-commit",
            "pre-rebase",
            "post-checkout",
            "post-merge",
            "pre-receive",
            "update",
            "proc-receive",
            "post-receive",
            "post-update",
            "reference-transaction",
            "pre-auto-gc",
            "post-rewrite",
            "sendemail-validate",
            "post-index-change");

    private final PrivateDirectory directory;
    private final Path socket;

    /** Agents as a hook without a service can tell them. */
    record Agents(List<String> marks, List<String> programs) {
        Agents {
            marks = List.copyOf(marks);
            programs = List.copyOf(programs);
        }
    }

    HookFiles(PrivateDirectory directory, Path socket) {
        this.directory = directory;
        this.socket = socket;
    }

    Path folder() {
        return directory.path();
    }

    /**
     * @param previous the folder of hooks that was configured before, which then is what a repository has; may be empty
     * @param patience seconds the longest question takes
     */
    void write(String previous, Agents agents, long patience) throws IOException {
        String chain = resource("chain").replace("@PREVIOUS@", quoted(previous));
        String push = resource("pre-push")
                .replace("@SOCKET@", quoted(socket.toString()))
                .replace("@PATIENCE@", Long.toString(patience))
                .replace("@MARKS@", String.join(" ", agents.marks()))
                .replace("@PROGRAMS@", String.join(" | ", agents.programs()));
        for (String name : CHAINED) {
            program(name, chain);
        }
        program("pre-push", push + chain.substring(chain.indexOf("previous=")));
    }

    private void program(String name, String text) throws IOException {
        Path fresh = Files.writeString(folder().resolve(name + ".new"), text);
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.move(fresh, folder().resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    void remove() throws IOException {
        for (String name : CHAINED) {
            directory.remove(name);
        }
        directory.remove("pre-push");
    }

    /** For between single quotes of sh(1). */
    private static String quoted(String path) throws IOException {
        if (path.contains("'") || path.contains("\n")) {
            throw new IOException(
                    "the path %s holds a quote or a line break; move it to a plainer one".formatted(path));
        }
        return path;
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(HookFiles.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
