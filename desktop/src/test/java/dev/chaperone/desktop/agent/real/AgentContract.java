package dev.chaperone.desktop.agent.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.desktop.agent.AgentProfile;
import dev.chaperone.desktop.agent.Channel;
import dev.chaperone.desktop.agent.real.NpmProgram.Run;
import dev.chaperone.desktop.agent.roster.Roster;
import dev.chaperone.model.action.AgentIdentity;
import dev.chaperone.model.consent.Answer;
import dev.chaperone.model.consent.Prompt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * What must hold with every real agent: the agent, our real hook and service, and a fake model that keeps what it got.
 */
@Tag("agents")
@ExtendWith(CoverageNotes.class)
abstract class AgentContract implements AgentUnderTest {

    static final String CONTENT = "the-content-nobody-shared";
    private static final String PATIENT = """
            apiVersion: chaperone/v1
            kind: Policy
            metadata: {name: test, version: 1}
            settings:
              ConsentTimeoutSeconds: 30
            """;

    @TempDir
    Path disk;

    LiveService service;
    Path home;
    Path workspace;
    Path secret;

    abstract Dialect dialect();

    /** A call that reads the file by the agent's own way. */
    abstract ToolCall reading(Path file);

    abstract ToolCall running(String command);

    abstract ToolCall writing(Path file, String content);

    /** Writes the agent's own settings, before it is connected. */
    abstract void prepare(String modelUrl) throws IOException, InterruptedException;

    /** From now on the agent is started by these words. */
    abstract void startAfter(List<String> words);

    abstract Run ask(String modelUrl, String prompt) throws IOException, InterruptedException;

    @BeforeEach
    void setUp() throws IOException, InterruptedException {
        home = Files.createDirectories(disk.resolve("home"));
        workspace = Files.createDirectories(home.resolve("app"));
        secret = Files.writeString(
                Files.createDirectories(home.resolve("contracts")).resolve("q4.txt"), CONTENT);
        prepare("http://127.0.0.1:9");
        service = LiveService.start(disk.resolve("ch"), home, PATIENT);
        service.connect(agent(), home);
    }

    @AfterEach
    void tearDown() throws IOException {
        service.close();
    }

    @Test
    @Covers(value = Channel.READ, tried = "a read outside, allowed once", seen = "held until answered, then read")
    void aReadOutsideWaitsForTheAnswerAndGetsIt() throws Exception {
        try (FakeModel model = new FakeModel(dialect(), Optional.of(reading(secret)))) {
            CompletableFuture<Run> run = start(model, "Read it");
            Prompt prompt = service.nextPrompt();
            assertThat(run).isNotDone();
            assertThat(model.received()).doesNotContain(CONTENT);

            service.answer(prompt, Answer.ONCE);
            List<String> folders = new ArrayList<>(service.answerAll(Answer.ONCE, run));
            folders.add(prompt.folder().value());

            assertThat(model.received()).as(run.get().output()).contains(CONTENT);
            assertThat(folders).contains(home.resolve("contracts").toRealPath().toString());
            assertThat(prompt.agent().proof()).isInstanceOf(AgentIdentity.Proof.ByProcess.class);
            assertThat(profile().with(prompt.agent().version())).isEqualTo(AgentProfile.Experience.TESTED);
        }
    }

    @Test
    @Covers(value = Channel.READ, tried = "a read outside, denied", seen = "refused, the model is told why")
    void aDeniedReadReachesTheModelAsAReasonAndTheContentNeverDoes() throws Exception {
        try (FakeModel model = new FakeModel(dialect(), Optional.of(reading(secret)))) {
            CompletableFuture<Run> run = start(model, "Read it");
            service.answer(service.nextPrompt(), Answer.DENY);
            run.get();

            assertThat(model.received()).contains("said no").doesNotContain(CONTENT);
        }
    }

    @Test
    @Covers(value = Channel.SHELL, tried = "a read through the shell, denied", seen = "refused")
    void theShellIsNoWayRound() throws Exception {
        try (FakeModel model = new FakeModel(dialect(), Optional.of(running("cd .. && cat contracts/q4.txt")))) {
            CompletableFuture<Run> run = start(model, "Read it");
            service.answer(service.nextPrompt(), Answer.DENY);
            run.get();

            assertThat(model.received()).contains("said no").doesNotContain(CONTENT);
        }
    }

    @Test
    @Covers(value = Channel.WRITE, tried = "a write outside, denied", seen = "refused, nothing written")
    void aDeniedWriteLeavesNoFile() throws Exception {
        Path target = home.resolve("contracts/new.txt");
        try (FakeModel model = new FakeModel(dialect(), Optional.of(writing(target, "mine")))) {
            CompletableFuture<Run> run = start(model, "Write it");
            service.answer(service.nextPrompt(), Answer.DENY);
            run.get();

            assertThat(target).doesNotExist();
        }
    }

    @Test
    @Covers(value = Channel.READ, tried = "nobody answers", seen = "refused after the timeout, told as silence")
    void silenceDeniesAndIsNotReportedAsAPersonsNo() throws Exception {
        try (FakeModel model = new FakeModel(dialect(), Optional.of(reading(secret)))) {
            start(model, "Read it").get();

            assertThat(model.received())
                    .contains("Nobody answered")
                    .contains("has not denied")
                    .doesNotContain(CONTENT);
            assertThat(service.decisions())
                    .anyMatch(d -> d.path("cause").asString("").equals("silence"));
        }
    }

    @Test
    @Covers(value = Channel.READ, tried = "the service dies while a question waits", seen = "refused")
    void theServiceKilledInMidPromptDenies() throws Exception {
        try (FakeModel model = new FakeModel(dialect(), Optional.of(reading(secret)))) {
            CompletableFuture<Run> run = start(model, "Read it");
            service.nextPrompt();

            service.kill();
            run.get();

            assertThat(model.received()).doesNotContain(CONTENT);
        }
    }

    @Test
    @Covers(
            value = {Channel.READ, Channel.PROMPT},
            tried = "the service is not running",
            seen = "nothing leaves")
    void withoutAServiceNothingLeaves() throws Exception {
        service.close();
        try (FakeModel model = new FakeModel(dialect(), Optional.of(reading(secret)))) {
            start(model, "My words").get();

            assertThat(model.received()).doesNotContain(CONTENT).doesNotContain("My words");
        }
    }

    @Test
    @Covers(value = Channel.PUSH, tried = "git push", seen = "refused, the remote is unchanged")
    void aPushIsRefusedAndTheRemoteUnchanged() throws Exception {
        GitRemote remote = GitRemote.create(workspace, disk.resolve("remote.git"));
        String before = remote.head();
        try (FakeModel model = new FakeModel(dialect(), Optional.of(running("git -C . push origin main")))) {
            start(model, "Push it").get();

            assertThat(remote.head()).isEqualTo(before);
            assertThat(model.received()).contains("Agents do not push");
        }
    }

    @Test
    @Covers(value = Channel.PROMPT, tried = "a prompt with a token", seen = "the token never reaches the model")
    void aTokenInAPromptNeverReachesTheModel() throws Exception {
        String token = "gh" + "p_" + "1aB2cD3eF4gH5iJ6kL7mN8oP9qR0sT1uV2wX";
        try (FakeModel model = new FakeModel(dialect(), Optional.empty())) {
            Run run = start(model, "Deploy with " + token).get();

            assertThat(model.received()).as(run.output()).doesNotContain(token);
            assertThat(service.decisions())
                    .anyMatch(d -> d.path("causeRef").asString("").equals("prompt.clean"));
        }
    }

    CompletableFuture<Run> start(FakeModel model, String prompt) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return ask(model.url(), prompt);
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    AgentProfile profile() {
        return Roster.named(agent()).orElseThrow().profile();
    }

    /** The variables every agent gets; nothing of ours leaks in. */
    Map<String, String> environment(Map<String, String> own) {
        Map<String, String> environment =
                new HashMap<>(Map.of("HOME", home.toString(), "PATH", System.getenv("PATH"), "TERM", "dumb"));
        environment.putAll(own);
        return environment;
    }
}
