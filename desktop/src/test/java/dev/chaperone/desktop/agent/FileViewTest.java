package dev.chaperone.desktop.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.chaperone.model.action.AbsolutePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real processes with mounts of their own. Skipped where this user may not have any. */
@Timeout(30)
class FileViewTest {

    private final FileView view = new FileView(Path.of("/proc"));
    private Path folder;
    private final List<Process> running = new ArrayList<>();

    @BeforeEach
    void furnish(@TempDir Path disk) throws IOException {
        folder = disk.toRealPath();
        Files.writeString(Files.createDirectories(folder.resolve("keys")).resolve("id"), "theirs");
        Files.writeString(Files.createDirectories(folder.resolve("shop")).resolve("id"), "ours");
        Files.writeString(folder.resolve("same"), "same");
    }

    @AfterEach
    void stop() {
        running.forEach(Process::destroyForcibly);
    }

    @Test
    void aProcessAmongOurMountsSeesWhatWeSee() throws Exception {
        Process process = started("sh", "-c", "echo up; exec sleep 60");

        assertThat(view.differing(process.pid(), List.of(path("shop/id")))).isEmpty();
    }

    @Test
    void aFolderMountedOverForThatProcessIsAnotherOne() throws Exception {
        Process process = apart("mount --bind keys shop && echo up && exec sleep 60");

        assertThat(view.differing(process.pid(), List.of(path("same"), path("shop/id"))))
                .contains(path("shop/id"));
    }

    @Test
    void whatIsTheSameForBothStaysUsable() throws Exception {
        Process process = apart("mount --bind keys shop && echo up && exec sleep 60");

        assertThat(view.differing(process.pid(), List.of(path("same"), path("not/there/yet"))))
                .isEmpty();
    }

    @Test
    void whatOnlyOneOfUsHasIsNotTheSame() throws Exception {
        Process process = apart("mount -t tmpfs none shop && touch shop/new && echo up && exec sleep 60");

        assertThat(view.differing(process.pid(), List.of(path("shop/new")))).contains(path("shop/new"));
    }

    @Test
    void aProcessThatHasGoneSeesNothing() throws Exception {
        Process process = started("sh", "-c", "echo up");
        process.waitFor();

        assertThat(view.differing(process.pid(), List.of(path("same")))).contains(path("same"));
    }

    private AbsolutePath path(String name) {
        return new AbsolutePath(folder.resolve(name).toString());
    }

    private Process apart(String script) throws IOException {
        return started("unshare", "--user", "--map-root-user", "--mount", "sh", "-c", script);
    }

    private Process started(String... command) throws IOException {
        Process started = new ProcessBuilder(command).directory(folder.toFile()).start();
        running.add(started);
        String first = started.inputReader().readLine();
        assumeTrue("up".equals(first), "skipped: could not start " + command[0]);
        return started;
    }
}
