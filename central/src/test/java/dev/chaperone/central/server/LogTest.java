package dev.chaperone.central.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.chaperone.model.audit.Checkpoint;
import dev.chaperone.model.audit.Hash;
import dev.chaperone.model.audit.Merkle;
import dev.chaperone.model.audit.TlogProof;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTest {

    private static final String TILE = "/log/tile/0/000";

    private final TestServer server;
    private final TestDevice device;

    LogTest(@TempDir Path folder) throws Exception {
        server = new TestServer(folder.resolve("data"));
        device = server.device("laptop");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void anOutsideVerifierAcceptsWhatIsServedAndWhatLiesThere() throws Exception {
        for (int size : new int[] {0, 1, 2, 7, 255, 256, 257}) {
            growTo(size);
            String key = server.logKey().toString();
            String address = "http://127.0.0.1:" + server.port();

            var served = OutsideVerifier.run("--key", key, address + "/log");
            var files = OutsideVerifier.run("--key", key, logFolder().toString());

            assertThat(served.said())
                    .startsWith("verified " + size + " segments")
                    .isEqualTo(files.said());
            assertThat(served.exit()).isZero();
        }
    }

    @Test
    void theProofServedForEverySegmentHolds() throws Exception {
        growTo(9);

        var outcome = OutsideVerifier.run(
                "--key",
                server.logKey().toString(),
                "--proofs",
                "http://127.0.0.1:" + server.port(),
                logFolder().toString());

        assertThat(outcome.said()).startsWith("verified 9 segments");
    }

    @Test
    void theOutsideVerifierRefusesEveryTamperedCopy(@TempDir Path folder) throws Exception {
        growTo(5);
        Files.writeString(folder.resolve("earlier"), checkpoint());
        growTo(6);
        String key = server.logKey().toString();
        String foreignKey = dev.chaperone.model.audit.VerifierKey.ed25519(
                        server.logKey().name(), device.publicKey())
                .toString();

        for (String file : List.of("checkpoint", "tile/0/000.p/6", "tile/entries/000.p/6")) {
            for (int at : new int[] {0, 40, -1}) {
                Path copy = copy(folder.resolve("copy"));
                byte[] bytes = Files.readAllBytes(copy.resolve(file));
                bytes[at < 0 ? bytes.length + at - 1 : at] ^= 1;
                Files.write(copy.resolve(file), bytes);
                assertRefused(OutsideVerifier.run("--key", key, copy.toString()), file + " at " + at);
            }
            Path copy = copy(folder.resolve("copy"));
            Files.delete(copy.resolve(file));
            assertRefused(OutsideVerifier.run("--key", key, copy.toString()), file + " deleted");
        }
        assertRefused(OutsideVerifier.run("--key", foreignKey, logFolder().toString()), "another key");
        Path old = copy(folder.resolve("copy"));
        Files.copy(
                folder.resolve("earlier"),
                old.resolve("checkpoint"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(folder.resolve("newer"), checkpoint());
        assertRefused(
                OutsideVerifier.run(
                        "--key", key, "--earlier", folder.resolve("newer").toString(), old.toString()),
                "set back");
        assertThat(OutsideVerifier.run(
                                "--key",
                                key,
                                "--earlier",
                                folder.resolve("earlier").toString(),
                                logFolder().toString())
                        .exit())
                .isZero();
    }

    @Test
    void partialTilesAreDroppedWhenFullAndStillServed() throws Exception {
        growTo(200);
        byte[] hashes = server.bytes(TILE + ".p/200");
        byte[] entries = server.bytes("/log/tile/entries/000.p/200");
        Checkpoint before = head();
        growTo(257);

        assertThat(logFolder().resolve("tile/0/000.p")).doesNotExist();
        assertThat(logFolder().resolve("tile/entries/000.p")).doesNotExist();
        assertThat(server.bytes(TILE + ".p/200")).isEqualTo(hashes);
        assertThat(server.bytes("/log/tile/entries/000.p/200")).isEqualTo(entries);
        assertConsistent(before, head());
    }

    @Test
    void onlyTilesAreServedBelowLog() throws Exception {
        growTo(1);
        for (String path : List.of(
                "/log/../log-key.json",
                "/log/%2e%2e/log-key.json",
                "/log/tile/..%2f..%2f..%2flog-key.json",
                "/log/tile/0/../../../log-key.json",
                "/log/tile/0/%2e%2e/%2e%2e/checkpoint",
                "/log/tile/0/000.p/0",
                "/log/tile/0/000.p/2",
                "/log/tile/0/000.p/01",
                "/log/tile/0/000.p/1.new",
                "/log/tile/64/000",
                "/log/tile/0/999",
                "/log/tile/entries/",
                "/log//etc/passwd",
                "/log/set-back-evidence")) {
            var answer = server.get(path);
            assertThat(answer.statusCode()).as(path).isBetween(400, 499);
            assertThat(answer.body())
                    .as(path)
                    .doesNotContain("keyData", "root:")
                    .hasLineCount(1);
        }
        assertThat(server.get("/log/tile/0/000.p/1").headers().firstValue("cache-control"))
                .hasValue("public, max-age=31536000, immutable");
        assertThat(server.post("/log/checkpoint", "").statusCode()).isEqualTo(405);
    }

    @Test
    void consistencyIsProvenOrRefusedInOneLine() throws Exception {
        growTo(3);
        Checkpoint three = head();
        growTo(8);
        assertConsistent(three, head());

        for (String query :
                List.of("from=0&to=3", "from=4&to=3", "from=3&to=9", "from=x&to=3", "to=3", "from=%ff&to=%ff")) {
            var answer = server.get("/v1/log/consistency?" + query);
            assertThat(answer.statusCode()).as(query).isEqualTo(400);
            assertThat(answer.body()).as(query).hasLineCount(1).doesNotContain("Exception");
        }
    }

    @Test
    void aRestartKeepsEverythingAndContinuesTheLog() throws Exception {
        TestDevice.Segment first = device.segment(TestEvents.started());
        String receipt = server.put(device, first).body();
        Checkpoint before = head();

        server.restart();

        assertThat(head()).isEqualTo(before);
        assertThat(server.put(device, first).body()).isEqualTo(receipt);
        growTo(4);
        assertConsistent(before, head());
        TlogProof.parse(server.get("/v1/log/proof?segment=1&device=" + device.id())
                        .body())
                .verify(first.entry(), server.logKey().name(), server.logKey());
    }

    @Test
    void filesLostAfterTheCommitAreMadeAgain() throws Exception {
        growTo(3);
        String three = checkpoint();
        growTo(4);
        Files.writeString(logFolder().resolve("checkpoint"), three);
        Files.delete(logFolder().resolve("tile/0/000.p/4"));

        server.restart();

        assertThat(head().size()).isEqualTo(4);
        assertThat(OutsideVerifier.run(
                                "--key", server.logKey().toString(), logFolder().toString())
                        .exit())
                .isZero();
    }

    @Test
    void aDatabaseThatWasSetBackRefusesToSign(@TempDir Path backup) throws Exception {
        growTo(2);
        server.close();
        FileUtils.copyFileToDirectory(server.data().resolve("central.db").toFile(), backup.toFile());
        server.restart();
        growTo(5);
        server.close();
        FileUtils.copyFileToDirectory(
                backup.resolve("central.db").toFile(), server.data().toFile());

        assertThat(catchThrowable(server::restart))
                .isInstanceOf(IOException.class)
                .hasMessage("the log has 5 entries and the database 2; restore the newer database");
    }

    @Test
    void anotherDatabaseOfTheSameSizeRefusesToSign(@TempDir Path folder) throws Exception {
        growTo(3);
        server.close();
        try (TestServer other = new TestServer(folder.resolve("other"))) {
            TestDevice stranger = other.device("x");
            for (int i = 0; i < 3; i++) {
                other.put(stranger, stranger.segment(TestEvents.started()));
            }
        }
        FileUtils.copyFile(
                folder.resolve("other/central.db").toFile(),
                server.data().resolve("central.db").toFile());

        assertThat(catchThrowable(server::restart)).hasMessageContaining("different entries 2");
    }

    @Test
    void aRestoredBackupRefusesToSignUntilSomebodyVouchesForItsSize(@TempDir Path folder) throws Exception {
        growTo(2);
        server.close();
        FileUtils.copyDirectory(server.data().toFile(), folder.resolve("backup").toFile());
        FileUtils.deleteDirectory(server.data().toFile());
        FileUtils.copyDirectory(folder.resolve("backup").toFile(), server.data().toFile());

        assertThat(catchThrowable(server::restart))
                .hasMessageContaining("looks like a restored backup, with 2 entries, and signs nothing")
                .hasMessageEndingWith("start once with --restored 2");
        assertThat(catchThrowable(() -> server.restart("--restored", "3")))
                .hasMessage("--restored says 3 entries, the database has 2; look for the newer backup");
        server.restart("--restored", "2");
        server.restart();
        assertThat(head().size()).isEqualTo(2);
    }

    @Test
    void aLostLogFolderOrKeyIsNotMadeAnew() throws Exception {
        growTo(2);
        server.close();
        Path key = server.data().resolve("log-key.json");
        byte[] bytes = Files.readAllBytes(key);
        Files.delete(key);
        assertThat(catchThrowable(server::restart)).hasMessageContaining("is missing; restore it from a backup");

        Files.write(key, bytes);
        FileUtils.deleteDirectory(logFolder().toFile());
        assertThat(catchThrowable(server::restart)).hasMessageContaining("signs nothing");
    }

    @Test
    void aDeviceThatSawMoreStopsALogThatWasSetBack(@TempDir Path folder) throws Exception {
        growTo(2);
        server.close();
        FileUtils.copyDirectory(
                server.data().toFile(), folder.resolve("snapshot").toFile());
        server.restart();
        growTo(4);
        String seen = checkpoint();
        server.close();
        FileUtils.deleteDirectory(server.data().toFile());
        FileUtils.copyDirectory(
                folder.resolve("snapshot").toFile(), server.data().toFile());
        server.restart("--restored", "2");
        TestDevice honest = server.device("honest");
        TestDevice.Segment segment = honest.segment(TestEvents.started());

        var answer = server.put(honest, segment, "Chaperone-Checkpoint", base64(seen));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("signs nothing more");
        assertThat(head().size()).isEqualTo(2);
        assertThat(server.page("/")).contains("This log was set back");
        assertThat(server.page("/findings")).contains("this laptop has a checkpoint that this log of 2 lacks");
        assertThat(server.get("/healthz").statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Chaperone-Log")).hasValue("halted");
        server.restart();
        assertThat(server.put(honest, segment).statusCode()).isEqualTo(503);
        assertThat(logFolder().resolve("set-back-evidence")).hasContent(seen);
    }

    @Test
    void aCheckpointOfThisLogIsWelcomeAndAForgedOneChangesNothing() throws Exception {
        growTo(3);
        String seen = checkpoint();
        growTo(5);

        TestDevice.Segment segment = device.segment(TestEvents.started());
        for (String forged : List.of("x", seen.replace("\n3\n", "\n9\n"), seen + seen)) {
            assertThat(server.put(device, segment, "Chaperone-Checkpoint", base64(forged))
                            .statusCode())
                    .isEqualTo(422);
        }
        assertThat(server.put(device, segment, "Chaperone-Checkpoint", base64(seen))
                        .statusCode())
                .isEqualTo(200);
        assertThat(server.get("/healthz").statusCode()).isEqualTo(200);
    }

    @Test
    void aCheckpointFromBeforeTheLastStartIsLookedUpInTheTiles() throws Exception {
        growTo(3);
        String seen = checkpoint();
        growTo(5);
        server.restart();

        assertThat(server.put(device, device.segment(TestEvents.started()), "Chaperone-Checkpoint", base64(seen))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aDamagedTileIsOurFaultAndNotTheDevices() throws Exception {
        growTo(3);
        Files.write(logFolder().resolve("tile/0/000.p/3"), new byte[33]);

        var answer = server.put(device, device.segment(TestEvents.started()));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("retry-after")).isPresent();
        assertThat(answer.body()).hasLineCount(1).doesNotContain("tile");
        assertThat(catchThrowable(server::restart)).isInstanceOf(IOException.class);
    }

    private static void assertRefused(OutsideVerifier.Outcome outcome, String what) {
        assertThat(outcome.exit()).as(what).isEqualTo(1);
        assertThat(outcome.said()).as(what).startsWith("NOT verified: ").hasLineCount(1);
    }

    private void assertConsistent(Checkpoint before, Checkpoint now) throws Exception {
        List<Hash> proof = server.get("/v1/log/consistency?from=%d&to=%d".formatted(before.size(), now.size()))
                .body()
                .lines()
                .map(Hash::ofBase64)
                .toList();
        assertThat(Merkle.verifyConsistency(before.size(), now.size(), before.root(), now.root(), proof))
                .isTrue();
    }

    private void growTo(long size) throws Exception {
        while (head().size() < size) {
            assertThat(server.put(device, device.segment(TestEvents.started())).statusCode())
                    .isEqualTo(200);
        }
    }

    private Checkpoint head() throws Exception {
        return Checkpoint.open(checkpoint(), server.logKey().name(), server.logKey());
    }

    private String checkpoint() throws Exception {
        return server.get("/log/checkpoint").body();
    }

    private Path logFolder() {
        return server.data().resolve("log");
    }

    private Path copy(Path to) throws IOException {
        FileUtils.deleteDirectory(to.toFile());
        FileUtils.copyDirectory(logFolder().toFile(), to.toFile());
        return to;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
