package dev.chaperone.central.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Work handed in by a laptop: what is opened for people, and everything that is refused. With the real git. */
class ChangeTest {

    @TempDir
    Path disk;

    private ChangeRig rig;

    @BeforeEach
    void start() throws Exception {
        rig = new ChangeRig(disk);
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void aChangeIsOpenedOnABranchOfItsOwnWithWhatIsKnownOfIt() throws Exception {
        rig.work.write("src/a.txt", "hello\n");
        rig.work.commit("Add a");
        ChangeRig.Parcel parcel = rig.parcel(rig.base, rig.work.id("HEAD"));

        JsonNode report = ChangeRig.json(rig.send(parcel));

        assertThat(report.path("state").asString()).isEqualTo("open");
        assertThat(report.path("branch").asString()).isEqualTo("agent/" + parcel.id());
        assertThat(report.path("commits").asInt()).isEqualTo(1);
        assertThat(rig.forge("rev-parse", "agent/" + parcel.id())).isEqualTo(rig.work.id("HEAD"));
        assertThat(rig.forge("rev-parse", "main")).isEqualTo(rig.base);
        assertThat(rig.forge("notes", "--ref=chaperone", "show", rig.work.id("HEAD")))
                .contains("application/vnd.in-toto+json", "\"gate\":\"secrets\"");
        assertThat(rig.quarantines()).isEmpty();
        assertThat(ChangeRig.json(rig.server.asDevice(rig.laptop, rig.path(parcel.id()))))
                .isEqualTo(report);
    }

    @Test
    void theSameAgainGetsTheSameAnswer() throws Exception {
        rig.work.commit("Nothing");
        ChangeRig.Parcel parcel = rig.parcel(rig.base, rig.work.id("HEAD"));

        String first = rig.send(parcel).body();

        assertThat(rig.send(parcel).body()).isEqualTo(first);
        ChangeRig.Parcel other = new ChangeRig.Parcel(
                parcel.id(),
                rig.parcel(rig.base, rig.work.id("HEAD"), parcel.id(), "other").statement(),
                parcel.bundle());
        assertThat(rig.send(other).statusCode()).isEqualTo(409);
    }

    @ParameterizedTest
    @ValueSource(strings = {".git", "..", ".GIT", "git~1", "."})
    void aPathThatLeadsOutOfTheTreeIsRefused(String name) throws Exception {
        String blob = rig.work.git("hash-object", "-w", "readme");
        Path tree = Files.writeString(disk.resolve("tree"), "100644 blob " + blob + "\t" + name + "\n");
        String made = new String(
                        new ProcessBuilder("git", "mktree")
                                .directory(rig.work.folder().toFile())
                                .redirectInput(tree.toFile())
                                .start()
                                .getInputStream()
                                .readAllBytes(),
                        StandardCharsets.UTF_8)
                .strip();
        String head = rig.work.git("commit-tree", made, "-p", rig.base, "-m", "Bad");
        rig.work.git("update-ref", "refs/heads/bad", head);
        rig.work.git("symbolic-ref", "HEAD", "refs/heads/bad");

        JsonNode report = ChangeRig.json(rig.send(rig.parcel(rig.base, head)));

        assertThat(report.path("state").asString()).isNotEqualTo("open");
        assertThat(report.toString()).containsAnyOf("git does not take these commits", "out of the working tree");
        assertThat(rig.forge("for-each-ref", "--format=%(refname)")).isEqualTo("refs/heads/main");
    }

    @Test
    void aDiffBombIsRefused() throws Exception {
        byte[] zeros = new byte[64 << 20];
        for (int i = 0; i < 5; i++) {
            zeros[0] = (byte) i;
            Files.write(rig.work.folder().resolve("bomb" + i), zeros);
        }
        rig.work.commit("Bomb");

        JsonNode report = ChangeRig.json(rig.send(rig.parcel(rig.base, rig.work.id("HEAD"))));

        assertThat(report.path("state").asString()).isEqualTo("refused");
        assertThat(report.path("reason").asString()).contains("unpacks to 320 MB, the limit is 256");
    }

    @Test
    void treesThatNameMoreThanADiskHoldsAreRefused() throws Exception {
        String object = rig.work.git("hash-object", "-w", "readme");
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
                                    .directory(rig.work.folder().toFile())
                                    .redirectInput(file.toFile())
                                    .start()
                                    .getInputStream()
                                    .readAllBytes(),
                            StandardCharsets.UTF_8)
                    .strip();
            kind = "040000 tree";
        }
        String head = rig.work.git("commit-tree", object, "-p", rig.base, "-m", "Bomb");
        rig.work.git("update-ref", "refs/heads/main", head);

        JsonNode report = ChangeRig.json(rig.send(rig.parcel(rig.base, head)));

        assertThat(report.path("reason").asString()).contains("within its limits; split it");
        assertThat(rig.quarantines()).isEmpty();
    }

    @Test
    void aBundleThatIsNoneOrAnotherIsRefused() throws Exception {
        rig.work.commit("One");
        ChangeRig.Parcel good = rig.parcel(rig.base, rig.work.id("HEAD"));
        byte[] cut = java.util.Arrays.copyOf(good.bundle(), good.bundle().length - 10);

        assertThat(ChangeRig.json(rig.send(new ChangeRig.Parcel(good.id(), good.statement(), cut)))
                        .path("reason")
                        .asString())
                .contains("not the one that was signed");
        ChangeRig.Parcel garbage = rig.signed(
                rig.next(),
                rig.base,
                rig.work.id("HEAD"),
                rig.work.id("HEAD^{tree}"),
                "no bundle".getBytes(StandardCharsets.UTF_8),
                "");
        assertThat(ChangeRig.json(rig.send(garbage)).path("reason").asString()).contains("no git bundle");
        ChangeRig.Parcel damaged =
                rig.signed(rig.next(), rig.base, rig.work.id("HEAD"), rig.work.id("HEAD^{tree}"), cut, "");
        assertThat(ChangeRig.json(rig.send(damaged)).path("state").asString()).isEqualTo("refused");
        ChangeRig.Parcel otherTree =
                rig.signed(rig.next(), rig.base, rig.work.id("HEAD"), "1".repeat(40), good.bundle(), "");
        assertThat(ChangeRig.json(rig.send(otherTree)).path("reason").asString())
                .contains("the tree that was signed");
        assertThat(rig.quarantines()).isEmpty();
        assertThat(rig.forge("for-each-ref", "--format=%(refname)")).isEqualTo("refs/heads/main");
    }

    @Test
    void aBaseTheForgeDoesNotHaveIsRefusedWithTheNextStep() throws Exception {
        rig.work.commit("Local");
        String local = rig.work.id("HEAD");
        rig.work.commit("Change");

        assertThat(ChangeRig.json(rig.send(rig.parcel(local, rig.work.id("HEAD"))))
                        .path("reason")
                        .asString())
                .contains("does not have the commits this change builds on", "chaperone-central forge");
    }

    @Test
    void onlyTheDeviceThatSignedCanHandItIn() throws Exception {
        rig.work.commit("One");
        ChangeRig.Parcel parcel = rig.parcel(rig.base, rig.work.id("HEAD"));
        TestDevice other = rig.server.device("ben's laptop");

        HttpResponse<String> answer = rig.put(other, parcel);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("not signed with this device's key");
        assertThat(rig.server.get(rig.path(parcel.id())).statusCode()).isEqualTo(401);
    }

    @Test
    void nobodyPushesToAProtectedBranchOrToWhatCentralWrites() throws Exception {
        rig.work.commit("One");
        for (String target : new String[] {"main", "agent/c-aaaaaaaa", "refs/notes/chaperone", "release/1"}) {
            Process push = new ProcessBuilder(
                            "git",
                            "push",
                            rig.repository().toString(),
                            "HEAD:" + (target.startsWith("refs") ? target : "refs/heads/" + target))
                    .directory(rig.work.folder().toFile())
                    .redirectErrorStream(true)
                    .start();
            assertThat(new String(push.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("chaperone: ")
                    .contains("pre-receive hook declined");
            assertThat(push.waitFor()).isNotZero();
        }
        rig.work.git("push", "-q", rig.repository().toString(), "HEAD:refs/heads/topic/mine");
        assertThat(rig.forge("rev-parse", "main")).isEqualTo(rig.base);
    }
}
