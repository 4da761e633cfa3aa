package dev.chaperone.central.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.model.audit.Ed25519;
import dev.chaperone.model.audit.Hash;
import dev.chaperone.model.change.Envelope;
import dev.chaperone.model.change.Submission;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Work handed in by a laptop: what is opened for people, and everything that is not. With the real git. */
class ChangeTest {

    @TempDir
    Path disk;

    private TestServer server;
    private TestDevice laptop;
    private Workbench work;
    private String base;
    private int changes;

    @SuppressWarnings("ArrayRecordComponent") // sent, never compared
    private record Parcel(String id, byte[] statement, byte[] bundle) {}

    @BeforeEach
    void start() throws Exception {
        server = new TestServer(disk.resolve("central"));
        laptop = server.device("ann's laptop");
        work = new Workbench(disk.resolve("shop"));
        base = work.id("HEAD");
        Main.main(new String[] {
            "forge",
            "--data",
            server.data().toString(),
            "--repository",
            "shop",
            "--from",
            work.folder().toString()
        });
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aChangeIsOpenedOnABranchOfItsOwnWithWhatIsKnownOfIt() throws Exception {
        work.write("src/a.txt", "hello\n");
        work.commit("Add a");
        Parcel parcel = parcel(base, work.id("HEAD"));

        JsonNode report = json(send(parcel));

        assertThat(report.path("state").asString()).isEqualTo("open");
        assertThat(report.path("branch").asString()).isEqualTo("agent/" + parcel.id());
        assertThat(report.path("commits").asInt()).isEqualTo(1);
        assertThat(forge("rev-parse", "agent/" + parcel.id())).isEqualTo(work.id("HEAD"));
        assertThat(forge("rev-parse", "main")).isEqualTo(base);
        assertThat(forge("notes", "--ref=chaperone", "show", work.id("HEAD")))
                .contains("application/vnd.in-toto+json", "\"gate\":\"secrets\"");
        assertThat(quarantines()).isEmpty();
        assertThat(json(server.asDevice(laptop, path(parcel.id())))).isEqualTo(report);
    }

    @Test
    void theSameAgainGetsTheSameAnswer() throws Exception {
        work.commit("Nothing");
        Parcel parcel = parcel(base, work.id("HEAD"));

        String first = send(parcel).body();

        assertThat(send(parcel).body()).isEqualTo(first);
        Parcel other = new Parcel(
                parcel.id(), parcel(base, work.id("HEAD"), parcel.id(), "other").statement(), parcel.bundle());
        assertThat(send(other).statusCode()).isEqualTo(409);
    }

    @Test
    void aSecretIsStoppedEvenIfALaterCommitTakesItOut() throws Exception {
        work.write("config.txt", "a\nb\ntoken = ghp" + "_" + "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8\n");
        work.commit("Add");
        work.write("config.txt", "a\nb\n");
        work.commit("Remove");

        JsonNode report = json(send(parcel(base, work.id("HEAD"))));

        assertThat(report.path("state").asString()).isEqualTo("stopped");
        JsonNode finding = gate(report, "secrets").path("findings").get(0);
        assertThat(finding.path("what").asString()).startsWith("secret.");
        assertThat(finding.path("file").asString()).isEqualTo("config.txt");
        assertThat(finding.path("line").asInt()).isEqualTo(3);
        assertThat(report.toString()).doesNotContain("a1B2c3D4");
        assertThat(forge("for-each-ref", "--format=%(refname)")).isEqualTo("refs/heads/main");
    }

    @Test
    void aSecretThatLooksLikeAHeaderOfTheDiffIsSeen() throws Exception {
        work.write("x", "++ b/ghp" + "_" + "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8\n");
        work.write(".gitattributes", "x -diff binary\n");
        work.commit("Add");

        JsonNode report = json(send(parcel(base, work.id("HEAD"))));

        assertThat(gate(report, "secrets").path("result").asString()).isEqualTo("FAIL");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".github/workflows/x.yml",
                ".gitlab-ci.yml",
                "a/Jenkinsfile",
                ".gitmodules",
                "docs/CODEOWNERS",
                "a\\b"
            })
    void whatRunsInCiIsStopped(String path) throws Exception {
        work.write(path, "x\n");
        work.commit("Add");

        JsonNode report = json(send(parcel(base, work.id("HEAD"))));

        assertThat(report.path("state").asString()).isEqualTo("stopped");
        assertThat(gate(report, "paths").path("findings").get(0).path("file").asString())
                .isEqualTo(path);
    }

    @Test
    void aLinkIsStopped() throws Exception {
        Files.createSymbolicLink(work.folder().resolve("link"), Path.of("/etc/passwd"));
        work.commit("Link");

        assertThat(send(parcel(base, work.id("HEAD"))).body()).contains("a symbolic link", "stopped");
    }

    @ParameterizedTest
    @ValueSource(strings = {".git", "..", ".GIT", "git~1", "."})
    void aPathThatLeadsOutOfTheTreeIsRefused(String name) throws Exception {
        String blob = work.git("hash-object", "-w", "readme");
        Path tree = Files.writeString(disk.resolve("tree"), "100644 blob " + blob + "\t" + name + "\n");
        String made = new String(
                        new ProcessBuilder("git", "mktree")
                                .directory(work.folder().toFile())
                                .redirectInput(tree.toFile())
                                .start()
                                .getInputStream()
                                .readAllBytes(),
                        StandardCharsets.UTF_8)
                .strip();
        String head = work.git("commit-tree", made, "-p", base, "-m", "Bad");
        work.git("update-ref", "refs/heads/bad", head);
        work.git("symbolic-ref", "HEAD", "refs/heads/bad");

        JsonNode report = json(send(parcel(base, head)));

        assertThat(report.path("state").asString()).isNotEqualTo("open");
        assertThat(report.toString()).containsAnyOf("git does not take these commits", "out of the working tree");
        assertThat(forge("for-each-ref", "--format=%(refname)")).isEqualTo("refs/heads/main");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Chaperone-Approved-by: boss", "reviewed-by: boss", "  Chaperone-Change: c-aaaaaaaa"})
    void aTrailerThatIsNotTheirsIsStopped(String trailer) throws Exception {
        work.commit("Add\n\n" + trailer);

        assertThat(send(parcel(base, work.id("HEAD"))).body()).contains("the message claims", "stopped");
    }

    @Test
    void newDependenciesAreListedAndDoNotStop() throws Exception {
        work.write("package.json", "{\"dependencies\":{\"left-pad\":\"1\"}}");
        work.commit("Add");

        JsonNode report = json(send(parcel(base, work.id("HEAD"))));

        assertThat(report.path("state").asString()).isEqualTo("open");
        assertThat(gate(report, "dependencies")
                        .path("findings")
                        .get(0)
                        .path("what")
                        .asString())
                .isEqualTo("new dependency left-pad");
    }

    @Test
    void aDiffBombIsRefused() throws Exception {
        byte[] zeros = new byte[64 << 20];
        for (int i = 0; i < 5; i++) {
            zeros[0] = (byte) i;
            Files.write(work.folder().resolve("bomb" + i), zeros);
        }
        work.commit("Bomb");

        JsonNode report = json(send(parcel(base, work.id("HEAD"))));

        assertThat(report.path("state").asString()).isEqualTo("refused");
        assertThat(report.path("reason").asString()).contains("unpacks to 320 MB, the limit is 256");
    }

    @Test
    void treesThatNameMoreThanADiskHoldsAreRefused() throws Exception {
        String object = work.git("hash-object", "-w", "readme");
        String kind = "100644 blob";
        for (int depth = 0; depth < 9; depth++) {
            StringBuilder tree = new StringBuilder();
            for (int i = 0; i < 10; i++) {
                tree.append(kind)
                        .append(' ')
                        .append(object)
                        .append("\tf")
                        .append(i)
                        .append('\n');
            }
            Path file = Files.writeString(disk.resolve("tree"), tree);
            object = new String(
                            new ProcessBuilder("git", "mktree")
                                    .directory(work.folder().toFile())
                                    .redirectInput(file.toFile())
                                    .start()
                                    .getInputStream()
                                    .readAllBytes(),
                            StandardCharsets.UTF_8)
                    .strip();
            kind = "040000 tree";
        }
        String head = work.git("commit-tree", object, "-p", base, "-m", "Bomb");
        work.git("update-ref", "refs/heads/main", head);

        JsonNode report = json(send(parcel(base, head)));

        assertThat(report.path("reason").asString()).contains("within its limits; split it");
        assertThat(quarantines()).isEmpty();
    }

    @Test
    void aBundleThatIsNoneOrAnotherIsRefused() throws Exception {
        work.commit("One");
        Parcel good = parcel(base, work.id("HEAD"));
        byte[] cut = java.util.Arrays.copyOf(good.bundle(), good.bundle().length - 10);

        assertThat(json(send(new Parcel(good.id(), good.statement(), cut)))
                        .path("reason")
                        .asString())
                .contains("not the one that was signed");
        Parcel garbage = signed(
                next(),
                base,
                work.id("HEAD"),
                work.id("HEAD^{tree}"),
                "no bundle".getBytes(StandardCharsets.UTF_8),
                "");
        assertThat(json(send(garbage)).path("reason").asString()).contains("no git bundle");
        Parcel damaged = signed(next(), base, work.id("HEAD"), work.id("HEAD^{tree}"), cut, "");
        assertThat(json(send(damaged)).path("state").asString()).isEqualTo("refused");
        Parcel otherTree = signed(next(), base, work.id("HEAD"), "1".repeat(40), good.bundle(), "");
        assertThat(json(send(otherTree)).path("reason").asString()).contains("the tree that was signed");
        assertThat(quarantines()).isEmpty();
        assertThat(forge("for-each-ref", "--format=%(refname)")).isEqualTo("refs/heads/main");
    }

    @Test
    void aBaseTheForgeDoesNotHaveIsRefusedWithTheNextStep() throws Exception {
        work.commit("Local");
        String local = work.id("HEAD");
        work.commit("Change");

        assertThat(json(send(parcel(local, work.id("HEAD")))).path("reason").asString())
                .contains("does not have the commits this change builds on", "chaperone-central forge");
    }

    @Test
    void onlyTheDeviceThatSignedCanHandItIn() throws Exception {
        work.commit("One");
        Parcel parcel = parcel(base, work.id("HEAD"));
        TestDevice other = server.device("ben's laptop");

        HttpResponse<String> answer = put(other, parcel);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("not signed with this device's key");
        assertThat(server.get(path(parcel.id())).statusCode()).isEqualTo(401);
    }

    @Test
    void nobodyPushesToAProtectedBranchOrToWhatCentralWrites() throws Exception {
        work.commit("One");
        for (String target : new String[] {"main", "agent/c-aaaaaaaa", "refs/notes/chaperone", "release/1"}) {
            Process push = new ProcessBuilder(
                            "git",
                            "push",
                            repository().toString(),
                            "HEAD:" + (target.startsWith("refs") ? target : "refs/heads/" + target))
                    .directory(work.folder().toFile())
                    .redirectErrorStream(true)
                    .start();
            assertThat(new String(push.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("chaperone: ")
                    .contains("pre-receive hook declined");
            assertThat(push.waitFor()).isNotZero();
        }
        work.git("push", "-q", repository().toString(), "HEAD:refs/heads/topic/mine");
        assertThat(forge("rev-parse", "main")).isEqualTo(base);
    }

    /** Prints how long central takes for a change; docs/push.md has the numbers. */
    @ParameterizedTest
    @ValueSource(ints = {500_000, 10_000_000})
    void largeChangesGoThroughTheGates(int bytes) throws Exception {
        Random random = new Random(7);
        StringBuilder text = new StringBuilder();
        for (int file = 0, written = 0; written < bytes; file++) {
            text.setLength(0);
            while (text.length() < 50_000) {
                text.append("    var item").append(random.nextInt(1_000)).append(" = shop.find(\"article-");
                text.append(random.nextInt(100_000))
                        .append("\").orElse(none); // see ")
                        .append(random.nextInt(99))
                        .append('\n');
            }
            work.write("src/Code" + file + ".java", text.toString());
            written += text.length();
        }
        work.commit("Much");
        Parcel parcel = parcel(base, work.id("HEAD"));
        long start = System.nanoTime();

        JsonNode report = json(send(parcel));

        System.out.printf(
                "%d bytes of added lines through the gates: %d ms%n", bytes, (System.nanoTime() - start) / 1_000_000);
        assertThat(report.path("state").asString()).isEqualTo("open");
    }

    private Parcel parcel(String from, String head) throws Exception {
        return parcel(from, head, next(), "");
    }

    private Parcel parcel(String from, String head, String id, String message) throws Exception {
        return signed(id, from, head, work.id(head + "^{tree}"), work.bundle(from, "HEAD"), message);
    }

    private Parcel signed(String id, String from, String head, String tree, byte[] bundle, String message) {
        Submission submission = new Submission(
                id,
                laptop.id(),
                new Submission.Target("shop", "main"),
                new Submission.Content(from, head, tree, Hash.sha256(bundle)),
                new Submission.Maker("codex", "1", "process", "s", "d", "", ""),
                message,
                TestDevice.NOON);
        byte[] payload = submission.encode();
        byte[] statement = new Envelope(
                        payload, Ed25519.keyId(laptop.publicKey()), laptop.sign(Envelope.signed(payload)))
                .encode();
        return new Parcel(id, statement, bundle);
    }

    private String next() {
        return "c-0000000" + ++changes;
    }

    private HttpResponse<String> send(Parcel parcel) throws Exception {
        return put(laptop, parcel);
    }

    private HttpResponse<String> put(TestDevice device, Parcel parcel) throws Exception {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(parcel.statement());
        body.write('\n');
        body.writeBytes(parcel.bundle());
        return server.send(server.request(
                        "/v1/devices/" + device.id() + "/changes/" + parcel.id(),
                        "Authorization",
                        server.bearer(device))
                .PUT(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private static JsonNode json(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    private static JsonNode gate(JsonNode report, String name) {
        for (JsonNode gate : report.path("gates")) {
            if (gate.path("gate").asString("").equals(name)) {
                return gate;
            }
        }
        throw new AssertionError("no gate " + name + " in " + report);
    }

    private String path(String id) {
        return "/v1/devices/" + laptop.id() + "/changes/" + id;
    }

    private Path repository() {
        return server.data().resolve("forge/shop.git");
    }

    private String forge(String... arguments) throws IOException {
        return Workbench.git(repository(), arguments);
    }

    private java.util.List<Path> quarantines() throws IOException {
        Path folder = server.data().resolve("quarantine");
        try (var list = Files.list(folder)) {
            return list.toList();
        }
    }
}
