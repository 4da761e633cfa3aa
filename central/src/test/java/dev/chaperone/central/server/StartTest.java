package dev.chaperone.central.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartTest {

    @TempDir
    private Path folder;

    @Test
    void aPortInUseIsToldInOneLine() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var outcome = CommandLine.run(
                    "--data", folder.resolve("data").toString(), "--port", Integer.toString(taken.getLocalPort()));

            assertThat(outcome.exit()).isEqualTo(2);
            assertThat(outcome.said())
                    .isEqualTo(
                            "chaperone-central: port %d is in use; stop what uses it or give another --port",
                            taken.getLocalPort());
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsToldInOneLine() throws Exception {
        Path mount = mount("tmpfs", "size=1m,ro");
        try {
            var outcome = CommandLine.run("--data", mount.toString(), "--port", "0");

            assertThat(outcome.exit()).isEqualTo(2);
            assertThat(outcome.said())
                    .hasLineCount(1)
                    .startsWith(
                            "chaperone-central: the folder %s can't be used (Read-only file system)".formatted(mount))
                    .endsWith("make it writable or give another --data");
        } finally {
            run("umount", mount.toString());
        }
    }

    @Test
    void aDiskThatIsFullAtStartIsToldInOneLine() throws Exception {
        Path mount = mount("tmpfs", "size=1m");
        try {
            Files.write(mount.resolve("lock"), new byte[0]);
            fill(mount.resolve("filler"), 0);

            var outcome = CommandLine.run("--data", mount.toString(), "--port", "0");

            assertThat(outcome.exit()).isEqualTo(2);
            assertThat(outcome.said()).hasLineCount(1).contains("is full; free some space");
        } finally {
            run("umount", mount.toString());
        }
    }

    @Test
    void aDiskThatFillsUpLosesNothingThatWasAnsweredAndRecoversBySpaceAlone() throws Exception {
        Path mount = mount("tmpfs", "size=1m");
        try (TestServer server = new TestServer(mount)) {
            TestDevice device = server.device("laptop");
            List<TestDevice.Segment> stored = new ArrayList<>();
            fill(mount.resolve("filler"), 200 * 1024);
            TestDevice.Segment next = device.segment(TestEvents.started());
            var answer = server.put(device, next);
            while (answer.statusCode() == 200) {
                stored.add(next);
                next = device.segment(TestEvents.started());
                answer = server.put(device, next);
            }

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).isEqualTo("the server can't do that now; try again later\n");
            assertThat(stored).isNotEmpty();
            assertThat(server.page("/")).contains("Consent log");

            Files.delete(mount.resolve("filler"));
            assertThat(server.put(device, next).statusCode()).isEqualTo(200);
            stored.add(next);
            for (TestDevice.Segment segment : stored) {
                assertThat(server.put(device, segment).statusCode()).isEqualTo(200);
            }
            assertThat(OutsideVerifier.run(
                                    "--key",
                                    server.logKey().toString(),
                                    mount.resolve("log").toString())
                            .said())
                    .startsWith("verified %d segments".formatted(stored.size()));
        } finally {
            run("umount", mount.toString());
        }
    }

    @Test
    void aFolderWithOtherThingsIsLeftAlone() throws Exception {
        Files.writeString(folder.resolve("thesis.txt"), "x");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));

        assertThat(catchThrowable(() -> new TestServer(folder)))
                .isInstanceOf(IOException.class)
                .hasMessage("the folder %s holds other things; give an empty or a new one as --data", folder);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwxr-xr-x");
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void twoServersDoNotShareAFolder() throws Exception {
        try (TestServer first = new TestServer(folder.resolve("data"))) {
            var outcome = CommandLine.run("--data", first.data().toString(), "--port", "0");

            assertThat(outcome.exit()).isEqualTo(2);
            assertThat(outcome.said()).hasLineCount(1).contains("another server uses");
        }
    }

    @Test
    void whatLiesThereIsForTheOwnerOnly() throws Exception {
        try (TestServer server = new TestServer(folder.resolve("data"))) {
            TestDevice device = server.device("laptop");
            server.put(device, device.segment(TestEvents.started()));
            try (var files = Files.walk(server.data())) {
                for (Path file : files.filter(f -> !f.endsWith("lock")).toList()) {
                    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .as(file.toString())
                            .endsWith("------");
                }
            }
        }
    }

    @Test
    void wrongOptionsAreNamed() throws Exception {
        for (List<String> wrong : List.of(
                List.of("--port", "80000", "--data", "x"),
                List.of("--port"),
                List.of("--prot", "1"),
                List.of("serv"),
                List.of("--restored", "-1", "--data", "x"),
                List.<String>of())) {
            assertThat(catchThrowable(() -> Options.parse(wrong)))
                    .as(wrong.toString())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining("\n");
        }
        assertThat(CommandLine.run("--help").said()).contains("--restored").contains("log-key");
    }

    @Test
    void verifyAndLogKeySayWhatIsThere() throws Exception {
        Path data = folder.resolve("data");
        try (TestServer server = new TestServer(data)) {
            TestDevice device = server.device("laptop");
            for (int i = 0; i < 5; i++) {
                server.put(device, device.segment(TestEvents.started(), TestEvents.read("/x", "allow")));
            }
            assertThat(CommandLine.run("log-key", "--data", data.toString()).said())
                    .isEqualTo(server.get("/v1/log/keys").body().strip())
                    .startsWith(server.logKey() + "\n");
            assertThat(CommandLine.run("verify", "--data", data.toString()).said())
                    .startsWith("verified: 5 segments with 10 events are the log "
                            + server.logKey().name());
        }
        assertThat(CommandLine.run("verify", "--data", data.toString()).exit()).isZero();

        var nothing =
                CommandLine.run("verify", "--data", folder.resolve("nothing").toString());
        assertThat(nothing.exit()).isEqualTo(2);
        assertThat(nothing.said()).hasLineCount(1);
        assertThat(folder.resolve("nothing")).doesNotExist();
    }

    @Test
    void verifyFindsEveryKindOfTampering() throws Exception {
        for (String change : List.of(
                "UPDATE events SET json = replace(json, '/secret', '/public') WHERE id = 4",
                "DELETE FROM events WHERE id = 2",
                "UPDATE segments SET body = (SELECT body FROM segments WHERE log_index = 0) WHERE log_index = 1",
                "UPDATE segments SET entry = (SELECT entry FROM segments WHERE log_index = 0) WHERE log_index = 1",
                "UPDATE devices SET audit_key = zeroblob(32)")) {
            Path data = Files.createTempDirectory(folder, "data");
            try (TestServer server = new TestServer(data)) {
                TestDevice device = server.device("laptop");
                for (int i = 0; i < 3; i++) {
                    server.put(device, device.segment(TestEvents.started(), TestEvents.read("/secret", "allow")));
                }
            }
            try (var connection = java.sql.DriverManager.getConnection("jdbc:sqlite:" + data.resolve("central.db"));
                    var statement = connection.createStatement()) {
                assertThat(statement.executeUpdate(change)).as(change).isPositive();
            }

            var outcome = CommandLine.run("verify", "--data", data.toString());

            assertThat(outcome.exit()).as(change).isEqualTo(1);
            assertThat(outcome.said()).as(change).contains("segment at index").endsWith("as it is as evidence");
        }
    }

    @Test
    void aKillAtAnyTimeLosesNothingThatWasAnswered() throws Exception {
        Path data = folder.resolve("data");
        TestDevice device = new TestDevice("laptop");
        List<TestDevice.Segment> made = new ArrayList<>();
        for (int round = 0; round < 4; round++) {
            CommandLine.Running running = CommandLine.serve(data);
            Thread killer = Thread.ofVirtual().unstarted(running.process()::destroyForcibly);
            try (RemoteClient client = new RemoteClient(running.address(), data)) {
                client.enrol(device);
                // What had no answer before is sent again, as a laptop does.
                assertThat(made.isEmpty() || client.put(device, made.getLast())).isTrue();
                for (int i = 0; i < 3 + round; i++) {
                    made.add(device.segment(TestEvents.started()));
                    assertThat(client.put(device, made.getLast())).isTrue();
                }
                killer.start();
                do {
                    made.add(device.segment(TestEvents.started()));
                } while (client.put(device, made.getLast()));
            } finally {
                running.process().destroyForcibly().waitFor();
            }
        }

        try (TestServer server = new TestServer(data)) {
            server.enrol(device);
            for (TestDevice.Segment segment : made) {
                assertThat(server.put(device, segment).statusCode()).isEqualTo(200);
            }
            assertThat(server.page("/findings")).doesNotContain("Missing", "Contradiction", "Broken chain");
            assertThat(CommandLine.run("verify", "--data", data.toString()).said())
                    .startsWith("verified: %d segments".formatted(made.size()));
        }
    }

    private Path mount(String type, String options) throws Exception {
        assumeTrue(
                "root".equals(System.getProperty("user.name")) && Files.isExecutable(Path.of("/bin/mount")),
                "only root can mount a small file system");
        Path mount = Files.createDirectory(folder.resolve("mount"));
        assumeTrue(
                run("mount", "-t", type, "-o", options, "none", mount.toString()) == 0,
                "this machine does not let us mount a small file system");
        return mount;
    }

    private static void fill(Path file, long leave) throws IOException {
        long free = Files.getFileStore(file.getParent()).getUsableSpace() - leave;
        Files.write(file, new byte[(int) Math.max(0, free)]);
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
    }
}
