package dev.chaperone.desktop.push;

import dev.chaperone.desktop.agent.HookShim;
import dev.chaperone.desktop.agent.KnownAgents;
import dev.chaperone.desktop.device.PrivateDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Git's own layer: leads {@code core.hooksPath} of the person's git configuration to our hooks, and back. Explains and
 * records; what an agent's command line can switch off is no boundary, and {@link #standing} says so.
 */
public final class PushGuard {

    private static final String HOOKS_PATH = "core.hooksPath";
    private static final String PREVIOUS = "previous";

    private final PrivateDirectory directory;
    private final HookFiles files;
    private final GitProgram git;

    /**
     * @param state the folder of the person's Chaperone
     * @param socket the service's hook socket
     * @param folder where git is run
     * @param environment more variables for git
     */
    public PushGuard(PrivateDirectory state, Path socket, Path folder, Map<String, String> environment)
            throws IOException {
        this.directory = state.child("git-hooks");
        this.files = new HookFiles(directory, socket);
        this.git = new GitProgram(folder, environment);
    }

    /** What protects a repository. */
    public sealed interface Standing {
        /** Our pre-push hook runs. */
        record Protected() implements Standing {}

        /** Not switched on. */
        record Off() implements Standing {}

        /**
         * The repository, or the command's own environment, leads git to other hooks.
         *
         * @param origin the file that says so, as git names it
         */
        record Overridden(String origin, String hooks) implements Standing {}
    }

    /**
     * Puts the hooks in place; a second time brings them up to date.
     *
     * @return the folder of hooks that was configured before and goes on being used, if there was one
     */
    public Optional<String> protect() throws IOException {
        Optional<String> current = configured();
        if (current.isPresent() && !isOurs(current.get())) {
            directory.write(PREVIOUS, current.get().getBytes(StandardCharsets.UTF_8));
        } else if (current.isEmpty()) {
            directory.remove(PREVIOUS);
        }
        Optional<String> previous = previous();
        files.write(
                previous.orElse(""),
                new HookFiles.Agents(KnownAgents.marks(), KnownAgents.shellPatterns()),
                HookShim.PATIENCE.toSeconds());
        git.line("config", "--global", HOOKS_PATH, files.folder().toString());
        return previous;
    }

    /** Takes the hooks out and restores what was configured before. @return false if they were not in place */
    public boolean unprotect() throws IOException {
        boolean ours = configured().filter(this::isOurs).isPresent();
        if (ours) {
            Optional<String> previous = previous();
            if (previous.isPresent()) {
                git.line("config", "--global", HOOKS_PATH, previous.get());
            } else {
                git.line("config", "--global", "--unset-all", HOOKS_PATH);
            }
        }
        files.remove();
        directory.remove(PREVIOUS);
        return ours;
    }

    /** What holds for pushes from the folder git is run in. */
    public Standing standing() throws IOException {
        Optional<String> effective = git.tryLine("config", "--show-origin", "--path", "--get", HOOKS_PATH);
        if (effective.isEmpty()) {
            return new Standing.Off();
        }
        String[] parts = effective.get().split("\t", 2);
        String hooks = parts.length < 2 ? parts[0] : parts[1];
        if (isOurs(hooks)) {
            return new Standing.Protected();
        }
        return configured().filter(this::isOurs).isPresent()
                ? new Standing.Overridden(parts[0], hooks)
                : new Standing.Off();
    }

    private Optional<String> configured() throws IOException {
        return git.tryLine("config", "--global", "--path", "--get", HOOKS_PATH);
    }

    private Optional<String> previous() throws IOException {
        return directory.read(PREVIOUS).map(b -> new String(b, StandardCharsets.UTF_8));
    }

    private boolean isOurs(String hooks) {
        return hooks.equals(files.folder().toString());
    }
}
