package dev.chaperone.desktop.push;

import dev.chaperone.desktop.agent.HookShim;
import dev.chaperone.desktop.agent.KnownAgents;
import dev.chaperone.desktop.device.PrivateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Git's own layer: leads {@code core.hooksPath} of the person's or the machine's git configuration to our hooks, and
 * back. Explains and records; what an agent's command line can switch off is no boundary, and {@link #standing} says
 * so.
 */
public final class PushGuard {

    private static final String HOOKS_PATH = "core.hooksPath";
    private static final String PREVIOUS = "previous";

    private final Place place;
    private final HookFiles files;
    private final GitProgram git;

    /**
     * @param folder where git is run
     * @param environment more variables for git
     */
    public PushGuard(Place place, Path folder, Map<String, String> environment) {
        this.place = place;
        this.files = new HookFiles(place.hooks(), place.socket());
        this.git = new GitProgram(folder, environment);
    }

    /**
     * Whose git is led to the hooks. In both places a command has to know of both to get past.
     *
     * @param option git-config(1)'s word for it
     * @param hooks the folder of our hooks
     * @param socket the service's hook socket; empty for that of whoever runs git
     */
    public record Place(String option, Path hooks, String socket) {

        /** @param state the folder of the person's Chaperone */
        public static Place ofPerson(PrivateDirectory state, Path socket) throws IOException {
            return new Place("--global", state.child("git-hooks").path(), socket.toString());
        }

        /** For everybody on this machine; an administrator writes it. */
        public static Place ofMachine(Path hooks) {
            return new Place("--system", hooks, "");
        }
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
        Files.createDirectories(place.hooks());
        Optional<String> current = configured();
        if (current.isPresent() && !isOurs(current.get())) {
            Files.writeString(place.hooks().resolve(PREVIOUS), current.get());
        } else if (current.isEmpty()) {
            Files.deleteIfExists(place.hooks().resolve(PREVIOUS));
        }
        Optional<String> previous = previous();
        files.write(previous.orElse(""), agents(), HookShim.PATIENCE.toSeconds());
        git.line("config", place.option(), HOOKS_PATH, files.folder().toString());
        Files.writeString(wanted(), "");
        return previous;
    }

    private static HookFiles.Agents agents() {
        return new HookFiles.Agents(KnownAgents.marks(), KnownAgents.shellPatterns());
    }

    /** Says that it was switched on and not off again; beside the hooks, which may be taken away as a whole. */
    private Path wanted() {
        return place.hooks().resolveSibling("push-protected");
    }

    /**
     * Puts back what was taken out by anything but {@link #unprotect}.
     *
     * @return whether anything was missing
     */
    boolean restore() throws IOException {
        if (!Files.exists(wanted())) {
            return false;
        }
        boolean whole = configured().filter(this::isOurs).isPresent()
                && files.areThere(previous().orElse(""), agents(), HookShim.PATIENCE.toSeconds());
        if (!whole) {
            protect();
        }
        return !whole;
    }

    /** Takes the hooks out and restores what was configured before. @return false if they were not in place */
    public boolean unprotect() throws IOException {
        Files.deleteIfExists(wanted());
        boolean ours = configured().filter(this::isOurs).isPresent();
        if (ours) {
            Optional<String> previous = previous();
            if (previous.isPresent()) {
                git.line("config", place.option(), HOOKS_PATH, previous.get());
            } else {
                git.line("config", place.option(), "--unset-all", HOOKS_PATH);
            }
        }
        files.remove();
        Files.deleteIfExists(place.hooks().resolve(PREVIOUS));
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
        return git.tryLine("config", place.option(), "--path", "--get", HOOKS_PATH);
    }

    private Optional<String> previous() throws IOException {
        Path file = place.hooks().resolve(PREVIOUS);
        return Files.isRegularFile(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    }

    private boolean isOurs(String hooks) {
        return hooks.equals(files.folder().toString());
    }
}
