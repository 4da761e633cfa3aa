package dev.chaperone.desktop.push;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

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
            "pre-auto-gc",
            "post-rewrite",
            "sendemail-validate",
            "post-index-change");

    private final Path folder;
    private final String socket;

    /** Agents as a hook without a service can tell them. */
    record Agents(List<String> marks, List<String> programs) {
        Agents {
            marks = List.copyOf(marks);
            programs = List.copyOf(programs);
        }
    }

    /** @param socket the service's; empty for that of whoever pushes */
    HookFiles(Path folder, String socket) {
        this.folder = folder;
        this.socket = socket;
    }

    Path folder() {
        return folder;
    }

    /**
     * @param previous the folder of hooks that was configured before, which then is what a repository has; may be empty
     * @param patience seconds the longest question takes
     */
    void write(String previous, Agents agents, long patience) throws IOException {
        for (Map.Entry<String, String> program :
                programs(previous, agents, patience).entrySet()) {
            program(program.getKey(), program.getValue());
        }
    }

    /** Whether each of them is there as {@link #write} writes it. */
    boolean areThere(String previous, Agents agents, long patience) throws IOException {
        for (Map.Entry<String, String> program :
                programs(previous, agents, patience).entrySet()) {
            Path file = folder.resolve(program.getKey());
            if (!Files.isExecutable(file) || !Files.readString(file).equals(program.getValue())) {
                return false;
            }
        }
        return true;
    }

    private Map<String, String> programs(String previous, Agents agents, long patience) throws IOException {
        String ask = resource("ask").replace("@SOCKET@", quoted(socket)).replace("@PATIENCE@", Long.toString(patience));
        String chain = resource("chain").replace("@PREVIOUS@", quoted(previous));
        String push = resource("pre-push")
                .replace("@ASK@", ask)
                .replace("@MARKS@", String.join(" ", agents.marks()))
                .replace("@PROGRAMS@", String.join(" | ", agents.programs()));
        String rest = chain.substring(chain.indexOf("previous="));
        Map<String, String> programs = new TreeMap<>();
        CHAINED.forEach(name -> programs.put(name, chain));
        programs.put("reference-transaction", resource("reference-transaction").replace("@ASK@", ask) + rest);
        programs.put("pre-push", push + rest);
        return programs;
    }

    private void program(String name, String text) throws IOException {
        Path fresh = Files.writeString(folder().resolve(name + ".new"), text);
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.move(fresh, folder().resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    void remove() throws IOException {
        for (String name : CHAINED) {
            Files.deleteIfExists(folder.resolve(name));
        }
        Files.deleteIfExists(folder.resolve("reference-transaction"));
        Files.deleteIfExists(folder.resolve("pre-push"));
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
