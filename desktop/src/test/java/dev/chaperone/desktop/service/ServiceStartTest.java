package dev.chaperone.desktop.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What keeps a service from starting is said in one line with the way out; what can be healed is. */
@Timeout(60)
class ServiceStartTest {

    @TempDir
    Path disk;

    @Test
    void aSecondServiceIsTurnedAway() throws IOException {
        try (ServiceRig _ = new ServiceRig(disk)) {
            fails(() -> new ServiceRig(disk), disk.toRealPath().toString());
        }
        try (ServiceRig again = new ServiceRig(disk)) {
            assertThat(again.folders().hookSocket()).exists();
        }
    }

    @Test
    void aSocketSomebodyListensOnIsLeftAlone() throws IOException {
        Path socket = disk.resolve("a.sock");
        try (ServerSocketChannel other = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            other.bind(UnixDomainSocketAddress.of(socket));

            assertThatThrownBy(() -> new UnixServer(socket, _ -> {}))
                    .isInstanceOf(SocketInUseException.class)
                    .hasMessageContaining("already running");
            assertThat(socket).exists();
        }
    }

    @Test
    void aSocketLeftByACrashIsReplaced() throws IOException {
        ServiceRig first = new ServiceRig(disk);
        first.close();
        Path socket = first.folders().hookSocket();
        try (ServerSocketChannel crashed = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            crashed.bind(UnixDomainSocketAddress.of(socket));
        }
        assertThat(socket).exists();

        try (ServiceRig service = new ServiceRig(disk)) {
            assertThat(service.send("SessionStart", "{}").join()).startsWith("CHAPERONE/1 0 out");
        }
    }

    @Test
    void aSocketPathThatIsTooLongNamesTheLimit() {
        Path deep = disk.resolve("x".repeat(100));

        fails(() -> new ServiceRig(deep), "107", "CHAPERONE_HOME");
    }

    @Test
    void aFileWhereTheStateShouldBeIsNamed() throws IOException {
        Files.writeString(disk.resolve("state"), "x");

        fails(() -> new ServiceRig(disk), "state");
    }

    @Test
    void aFileWhereTheSocketsShouldBeIsNamed() throws IOException {
        Files.writeString(disk.resolve("run"), "x");

        fails(() -> new ServiceRig(disk), "run");
    }

    @Test
    void aReadOnlyHomeIsNamed() throws IOException, InterruptedException {
        withMount("ro,size=1m", home -> fails(() -> new ServiceRig(/* disk= */ home, /* home= */ disk), "Read-only"));
    }

    @Test
    void aFullDiskIsNamedOrDenies() throws IOException, InterruptedException {
        withMount("size=400k", home -> {
            try (ServiceRig service = new ServiceRig(home)) {
                fill(home.resolve("filler"));
                String answer = service.send("PreToolUse", service.toolCall("Read", "file_path", "/usr/share/x"))
                        .join();
                for (int i = 0; !answer.contains("\"deny\"") && i < 200; i++) {
                    answer = service.send("PreToolUse", service.toolCall("Read", "file_path", "/usr/share/x"))
                            .join();
                }
                assertThat(answer).contains("\"deny\"", "journal");

                Files.delete(home.resolve("filler"));
                assertThat(service.send("PreToolUse", service.toolCall("Read", "file_path", "/usr/share/x"))
                                .join())
                        .isEqualTo("CHAPERONE/1 0 out\n\nEND\n");
                assertThat(service.events("gap")).isNotEmpty();
            }
        });
    }

    @Test
    void theFoldersFollowTheEnvironment() {
        Path home = Path.of("/home/ana");

        assertThat(StateFolders.ofUser(Map.of(), home).peopleSocket())
                .isEqualTo(home.resolve(".local/state/chaperone/run/people.sock"));
        assertThat(StateFolders.ofUser(Map.of("XDG_RUNTIME_DIR", disk.toString()), home)
                        .hookSocket())
                .isEqualTo(disk.resolve("chaperone/hook.sock"));
        assertThat(StateFolders.ofUser(Map.of("XDG_STATE_HOME", "relative"), home)
                        .state())
                .isEqualTo(home.resolve(".local/state/chaperone"));
        assertThat(StateFolders.ofUser(Map.of("CHAPERONE_HOME", "/x"), home).config())
                .isEqualTo(Path.of("/x/config"));
    }

    @FunctionalInterface
    private interface Use {
        void with(Path home) throws IOException;
    }

    private void withMount(String options, Use use) throws IOException, InterruptedException {
        Path mount = Files.createDirectories(disk.resolve("mnt"));
        assumeThat(run("mount", "-t", "tmpfs", "-o", options, "tmpfs", mount.toString()))
                .as("needs root to mount a small file system")
                .isZero();
        try {
            use.with(mount);
        } finally {
            run("umount", "-l", mount.toString());
        }
    }

    private static void fill(Path file) throws IOException {
        byte[] block = new byte[512];
        try (var out = Files.newOutputStream(file)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("space");
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException notThere) {
            return 127;
        }
    }

    private static void fails(ThrowingCallable start, String... words) {
        assertThatThrownBy(start)
                .isInstanceOf(IOException.class)
                .message()
                .contains(words)
                .doesNotContain("\n", "Exception");
    }
}
