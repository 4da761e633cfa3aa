package dev.chaperone.central.server;

import static org.assertj.core.api.Assertions.assertThat;

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

/** What stops a change at the gates. With the real git. */
class GateRulesTest {

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
    void aSecretIsStoppedEvenIfALaterCommitTakesItOut() throws Exception {
        rig.work.write("config.txt", "a\nb\ntoken = ghp" + "_" + "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8\n");
        rig.work.commit("Add");
        rig.work.write("config.txt", "a\nb\n");
        rig.work.commit("Remove");

        JsonNode report = ChangeRig.json(rig.send(rig.parcel(rig.base, rig.work.id("HEAD"))));

        assertThat(report.path("state").asString()).isEqualTo("stopped");
        JsonNode finding = ChangeRig.gate(report, "secrets").path("findings").get(0);
        assertThat(finding.path("what").asString()).startsWith("secret.");
        assertThat(finding.path("file").asString()).isEqualTo("config.txt");
        assertThat(finding.path("line").asInt()).isEqualTo(3);
        assertThat(report.toString()).doesNotContain("a1B2c3D4");
        assertThat(rig.forge("for-each-ref", "--format=%(refname)")).isEqualTo("refs/heads/main");
    }

    @Test
    void aSecretThatLooksLikeAHeaderOfTheDiffIsSeen() throws Exception {
        rig.work.write("x", "++ b/ghp" + "_" + "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8\n");
        rig.work.write(".gitattributes", "x -diff binary\n");
        rig.work.commit("Add");

        JsonNode report = ChangeRig.json(rig.send(rig.parcel(rig.base, rig.work.id("HEAD"))));

        assertThat(ChangeRig.gate(report, "secrets").path("result").asString()).isEqualTo("FAIL");
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
        rig.work.write(path, "x\n");
        rig.work.commit("Add");

        JsonNode report = ChangeRig.json(rig.send(rig.parcel(rig.base, rig.work.id("HEAD"))));

        assertThat(report.path("state").asString()).isEqualTo("stopped");
        assertThat(ChangeRig.gate(report, "paths")
                        .path("findings")
                        .get(0)
                        .path("file")
                        .asString())
                .isEqualTo(path);
    }

    @Test
    void aLinkIsStopped() throws Exception {
        Files.createSymbolicLink(rig.work.folder().resolve("link"), Path.of("/etc/passwd"));
        rig.work.commit("Link");

        assertThat(rig.send(rig.parcel(rig.base, rig.work.id("HEAD"))).body()).contains("a symbolic link", "stopped");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Chaperone-Approved-by: boss", "reviewed-by: boss", "  Chaperone-Change: c-aaaaaaaa"})
    void aTrailerThatIsNotTheirsIsStopped(String trailer) throws Exception {
        rig.work.commit("Add\n\n" + trailer);

        assertThat(rig.send(rig.parcel(rig.base, rig.work.id("HEAD"))).body())
                .contains("the message claims", "stopped");
    }

    @Test
    void newDependenciesAreListedAndDoNotStop() throws Exception {
        rig.work.write("package.json", "{\"dependencies\":{\"left-pad\":\"1\"}}");
        rig.work.commit("Add");

        JsonNode report = ChangeRig.json(rig.send(rig.parcel(rig.base, rig.work.id("HEAD"))));

        assertThat(report.path("state").asString()).isEqualTo("open");
        assertThat(ChangeRig.gate(report, "dependencies")
                        .path("findings")
                        .get(0)
                        .path("what")
                        .asString())
                .isEqualTo("new dependency left-pad");
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
            rig.work.write("src/Code" + file + ".java", text.toString());
            written += text.length();
        }
        rig.work.commit("Much");
        ChangeRig.Parcel parcel = rig.parcel(rig.base, rig.work.id("HEAD"));
        long start = System.nanoTime();

        JsonNode report = ChangeRig.json(rig.send(parcel));

        System.out.printf(
                "%d bytes of added lines through the gates: %d ms%n", bytes, (System.nanoTime() - start) / 1_000_000);
        assertThat(report.path("state").asString()).isEqualTo("open");
    }
}
