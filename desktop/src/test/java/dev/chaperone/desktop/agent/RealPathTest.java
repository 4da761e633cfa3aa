package dev.chaperone.desktop.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chaperone.model.action.AbsolutePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RealPathTest {

    @TempDir
    Path disk;

    private Path home;
    private Path work;
    private Path secret;
    private RealPath paths;

    @BeforeEach
    void setUp() throws IOException {
        disk = disk.toRealPath();
        home = Files.createDirectories(disk.resolve("home"));
        work = Files.createDirectories(home.resolve("work"));
        secret = Files.writeString(
                Files.createDirectories(disk.resolve("vault/inner")).resolve("secret.txt"), "s");
        paths = new RealPath(path(home));
    }

    @Test
    void aPlainFileIsOnePlace() {
        assertThat(places("a.txt")).containsExactly(path(work.resolve("a.txt")));
        assertThat(places("/usr/share/x")).containsExactly(new AbsolutePath("/usr/share/x"));
    }

    @Test
    void theTildeIsTheHomeFolder() {
        assertThat(places("~/x")).containsExactly(path(home.resolve("x")));
        assertThat(places("~")).containsExactly(path(home));
        assertThat(places("~ana/x")).containsExactly(path(work.resolve("~ana/x")));
    }

    @Test
    void aLinkIsJudgedWhereItLeadsAndWhereItStands() throws IOException {
        Files.createSymbolicLink(work.resolve("link"), secret);

        assertThat(places("link")).containsExactly(path(secret), path(work.resolve("link")));
    }

    @Test
    void aSecondNameOfAKeyIsJudgedAsTheKey() throws IOException {
        Path key =
                Files.writeString(Files.createDirectories(home.resolve(".ssh")).resolve("id_ed25519"), "k");
        Files.createLink(work.resolve("notes.txt"), key);

        assertThat(places("notes.txt")).containsExactly(path(work.resolve("notes.txt")), path(key));
    }

    @Test
    void aFileWithSeveralHarmlessNamesIsOnePlace() throws IOException {
        Files.writeString(work.resolve("a.txt"), "a");
        Files.createLink(work.resolve("b.txt"), work.resolve("a.txt"));

        assertThat(places("b.txt")).containsExactly(path(work.resolve("b.txt")));
    }

    @Test
    void aLinkedFolderAboveIsFollowed() throws IOException {
        Files.createSymbolicLink(work.resolve("docs"), secret.getParent());

        assertThat(places("docs/new.txt").getFirst()).isEqualTo(path(secret.resolveSibling("new.txt")));
    }

    @Test
    void aLinkToNothingYetLeadsWhereAWriteWouldCreate() throws IOException {
        Files.createSymbolicLink(work.resolve("dangling"), disk.resolve("vault/new.txt"));

        assertThat(places("dangling").getFirst()).isEqualTo(path(disk.resolve("vault/new.txt")));
    }

    @Test
    void goingUpAfterALinkCountsBothWays() throws IOException {
        Files.createSymbolicLink(work.resolve("docs"), secret.getParent());

        assertThat(places("docs/../other.txt"))
                .contains(path(work.resolve("other.txt")), path(disk.resolve("vault/other.txt")));
    }

    @Test
    void goingUpWithoutLinksIsOnePlace() {
        assertThat(places("../work/./b/../a.txt")).containsExactly(path(work.resolve("a.txt")));
    }

    @Test
    void aHardLinkIsJudgedWhereItStands() throws IOException {
        Files.createLink(work.resolve("hard"), secret);

        assertThat(places("hard")).containsExactly(path(work.resolve("hard")));
    }

    @Test
    void aLoopOfLinksIsRefused() throws IOException {
        Files.createSymbolicLink(work.resolve("a"), work.resolve("b"));
        Files.createSymbolicLink(work.resolve("b"), work.resolve("a"));

        assertThatThrownBy(() -> places("a/x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("loop");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/proc/self/environ", "/proc/self/root/etc/passwd", "/proc/thread-self/cwd", "/proc/1/root/x"})
    void whatLeadsEachProcessElsewhereIsRefused(String raw) {
        assertThatThrownBy(() -> places(raw))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("/proc");
    }

    @Test
    void aLinkIntoProcIsRefusedToo() throws IOException {
        Files.createSymbolicLink(work.resolve("here"), Path.of("/proc/self/cwd"));

        assertThatThrownBy(() -> places("here/x")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dev/stdin", "/dev/stdout", "/dev/stderr", "/dev/fd/3"})
    void aProgramsOwnStreamsStayWhatTheyAre(String raw) {
        assertThat(places(raw)).containsExactly(new AbsolutePath(raw));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\tb", "a\0b", "a\u001bb", "a\u202etxt.exe", "a\u2028b"})
    void aNameThatMisleadsTheReaderIsRefused(String raw) {
        assertThatThrownBy(() -> places(raw)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPathThatIsTooLongIsRefused() {
        assertThatThrownBy(() -> places("x/".repeat(3_000))).isInstanceOf(IllegalArgumentException.class);
    }

    private List<AbsolutePath> places(String raw) {
        return paths.places(raw, path(work));
    }

    private static AbsolutePath path(Path path) {
        return new AbsolutePath(path.toString());
    }
}
