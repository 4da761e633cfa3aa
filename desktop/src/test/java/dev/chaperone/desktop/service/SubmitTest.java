package dev.chaperone.desktop.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chaperone.desktop.journal.RealCentral;
import dev.chaperone.desktop.push.GitFolder;
import dev.chaperone.desktop.push.GitSocket;
import dev.chaperone.desktop.push.HandIn;
import dev.chaperone.desktop.push.WorkTree;
import dev.chaperone.model.consent.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Work on its way from a repository to a central that runs, with the real git on both sides. */
@Timeout(120)
class SubmitTest {

    @TempDir
    Path disk;

    private ServiceRig service;
    private GitFolder work;
    private RealCentral central;

    @BeforeEach
    void start() throws Exception {
        service = new ServiceRig(Files.createDirectories(disk.resolve("laptop")));
        work = new GitFolder(disk);
        central = new RealCentral(disk.resolve("central"));
        work.write("a.txt", "hello\n");
        work.commit("Add a");
    }

    @AfterEach
    void stop() throws IOException {
        service.close();
        central.close();
    }

    @Test
    void whatAPersonHandsInComesBackWithAReport() throws Exception {
        connect();

        String id = submit();

        JsonNode change = settled(id);
        assertThat(change.path("state").asString()).as(change.toString()).isEqualTo("open");
        assertThat(change.path("report").path("branch").asString()).isEqualTo("agent/" + id);
        assertThat(forge("rev-parse", "agent/" + id)).isEqualTo(work.id("HEAD"));
        assertThat(service.events("change.submitted")).singleElement().satisfies(e -> {
            assertThat(e.path("change").asString()).isEqualTo(id);
            assertThat(e.path("maker").asString()).isEqualTo("person");
            assertThat(e.path("head").asString()).isEqualTo(work.id("HEAD"));
        });
        assertThat(service.events("change.answered").getFirst().path("state").asString())
                .isEqualTo("open");
        assertThat(work.remoteId("main")).isEqualTo(work.id("HEAD~1"));
    }

    @Test
    void withoutCentralItWaitsAndIsSentOnceCentralIsThere() throws Exception {
        service.wiring().changes.start(service.wiring().changeDesk);

        String id = submit();
        assertThat(show(id).path("state").asString()).isEqualTo("waiting");
        service.restart();
        assertThat(show(id).path("state").asString()).isEqualTo("waiting");

        connect();

        assertThat(settled(id).path("state").asString()).isEqualTo("open");
    }

    @Test
    void aSecretComesBackAsAFindingThatDoesNotNameIt() throws Exception {
        connect();
        work.write("config", "token = ghp" + "_" + "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8\n");
        work.commit("Configure");

        JsonNode change = settled(submit());

        assertThat(change.path("state").asString()).isEqualTo("stopped");
        assertThat(change.toString()).contains("\"file\":\"config\"", "secret.").doesNotContain("a1B2c3D4");
    }

    @Test
    void anAgentIsAskedForAndItsDecisionGoesAlong() throws Exception {
        connect();
        CompletableFuture<String> answer = submitAsAgent();

        String id = service.answering(answer, Answer.ONCE);

        assertThat(settled(id).path("state").asString()).isEqualTo("open");
        String decision = service.decisions().getFirst().path("decisionId").asString();
        assertThat(service.events("change.submitted")
                        .getFirst()
                        .path("decisionId")
                        .asString())
                .isEqualTo(decision);
        assertThat(forge("notes", "--ref=chaperone", "show", work.id("HEAD"))).contains("payload");
        assertThat(service.decisions().getFirst().path("surface").asString()).isEqualTo("git/submit");
    }

    @Test
    void anAgentThatMayNotReadTheFolderHandsNothingIn() throws Exception {
        assertThat(service.answering(submitAsAgent(), Answer.DENY)).contains("said no");

        assertThat(service.events("change.submitted")).isEmpty();
    }

    @Test
    void anAgentsPushIsRefusedWithTheWayOutAndAPersonsPasses() throws Exception {
        byte[] question = (work.folder() + "\norigin\n").getBytes(StandardCharsets.UTF_8);

        assertThat(new GitSocket(service.folders().hookSocket()).ask("PrePush", question))
                .isEmpty();
        assertThat(service.decisions()).isEmpty();
        assertThat(asAgent("PrePush", question).join()).contains("Agents do not push", "chaperone submit");
        JsonNode decision = service.decisions().getFirst();
        assertThat(decision.path("action").asString()).isEqualTo("git.push");
        assertThat(decision.path("agent").asString()).isEqualTo("claude-code");
    }

    @Test
    void whatCanNotBeUnderstoodIsToldInOneLine() {
        GitSocket socket = new GitSocket(service.folders().hookSocket());

        assertThatThrownBy(() -> socket.ask("Teleport")).hasMessageContaining("does not know 'Teleport'");
        assertThatThrownBy(() -> socket.ask("Submit", "{}\n".getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("chaperone submit");
        assertThatThrownBy(() -> socket.ask("SubmitShow", "../x".getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("there is no change");
    }

    private void connect() throws Exception {
        String address = central.start();
        central.run(
                "forge",
                "--data",
                disk.resolve("central").toString(),
                "--repository",
                "shop",
                "--from",
                work.remote().toString());
        service.enrol(address, central.secret());
    }

    private HandIn ahead() throws IOException {
        return WorkTree.around(work.folder()).ahead("", "", "For review.");
    }

    private String submit() throws IOException {
        HandIn ahead = ahead();
        byte[] bundle = WorkTree.around(work.folder()).bundle(ahead);
        return new GitSocket(service.folders().hookSocket()).ask("Submit", ahead.line(), bundle);
    }

    private CompletableFuture<String> submitAsAgent() throws IOException {
        HandIn ahead = ahead();
        return asAgent("Submit", ahead.line(), WorkTree.around(work.folder()).bundle(ahead));
    }

    /** From a process that carries an agent's mark; gives the text of the answer. */
    private CompletableFuture<String> asAgent(String word, byte[]... parts) throws IOException {
        Path request = disk.resolve("request");
        try (var out = Files.newOutputStream(request)) {
            out.write(("CHAPERONE/1 git " + word + "\n").getBytes(StandardCharsets.UTF_8));
            for (byte[] part : parts) {
                out.write(part);
            }
        }
        ProcessBuilder builder = new ProcessBuilder(
                        "nc", "-N", "-U", service.folders().hookSocket().toString())
                .redirectInput(request.toFile());
        builder.environment().putAll(Map.of("CLAUDECODE", "1"));
        Process process = builder.start();
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                        return answer.substring(answer.indexOf('\n') + 1).replace("\nEND\n", "");
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                },
                task -> Thread.ofVirtual().start(task));
    }

    private JsonNode show(String id) throws IOException {
        return JsonMapper.shared()
                .readTree(new GitSocket(service.folders().hookSocket())
                        .ask("SubmitShow", id.getBytes(StandardCharsets.UTF_8)));
    }

    private JsonNode settled(String id) throws IOException {
        JsonNode change = show(id);
        while (change.path("state").asString("").equals("waiting")) {
            Thread.onSpinWait();
            change = show(id);
        }
        return change;
    }

    private String forge(String... arguments) throws IOException {
        String[] all = new String[arguments.length + 2];
        all[0] = "-C";
        all[1] = disk.resolve("central/forge/shop.git").toString();
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return work.git(all);
    }
}
