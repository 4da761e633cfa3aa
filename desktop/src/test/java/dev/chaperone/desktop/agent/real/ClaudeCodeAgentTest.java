package dev.chaperone.desktop.agent.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.desktop.agent.Channel;
import dev.chaperone.desktop.agent.real.FakeAnthropic.ToolCall;
import dev.chaperone.desktop.agent.real.RealClaudeCode.Run;
import dev.chaperone.model.action.AgentIdentity;
import dev.chaperone.model.consent.Answer;
import dev.chaperone.model.consent.Prompt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The real Claude Code, our real hook and service, and a fake model that keeps what reached it. */
@Tag("agents")
@ExtendWith(CoverageNotes.class)
class ClaudeCodeAgentTest implements AgentUnderTest {

    private static final String CONTENT = "the-content-nobody-shared";
    private static final String PATIENT = """
            apiVersion: chaperone/v1
            kind: Policy
            metadata: {name: test, version: 1}
            settings:
              ConsentTimeoutSeconds: 30
            """;

    @TempDir
    Path disk;

    private final Deque<LiveService> started = new ArrayDeque<>();
    private RealClaudeCode claude;
    private LiveService service;
    private Path home;
    private Path workspace;
    private Path secret;

    @Override
    public String agent() {
        return "claude-code";
    }

    @BeforeEach
    void setUp() throws IOException, InterruptedException {
        claude = RealClaudeCode.installed();
        home = Files.createDirectories(disk.resolve("home"));
        workspace = Files.createDirectories(home.resolve("app"));
        secret = Files.writeString(
                Files.createDirectories(home.resolve("contracts")).resolve("q4.txt"), CONTENT);
        service = LiveService.start(disk.resolve("ch"), home, PATIENT);
        started.push(service);
        service.connect("claude-code", home);
    }

    @AfterEach
    void tearDown() throws IOException, InterruptedException {
        while (!started.isEmpty()) {
            started.pop().close();
        }
    }

    @Test
    @Covers(value = Channel.READ, tried = "a read outside, allowed once", seen = "held until answered, then read")
    void aReadOutsideWaitsForTheAnswerAndGetsIt() throws Exception {
        try (FakeAnthropic model = new FakeAnthropic(Optional.of(ToolCall.read(secret.toString())))) {
            CompletableFuture<Run> run = start(model, "Read it");
            Prompt prompt = service.nextPrompt();
            assertThat(run).isNotDone();
            assertThat(model.received()).doesNotContain(CONTENT);

            service.answer(prompt, Answer.ONCE);

            assertThat(run.get().exitCode()).isZero();
            assertThat(model.received()).contains(CONTENT);
            assertThat(prompt.folder().value())
                    .isEqualTo(home.resolve("contracts").toRealPath().toString());
            assertThat(prompt.agent().proof()).isInstanceOf(AgentIdentity.Proof.ByProcess.class);
        }
    }

    @Test
    @Covers(value = Channel.READ, tried = "a read outside, denied", seen = "refused, the model is told why")
    void aDeniedReadReachesTheModelAsAnErrorAndTheContentNeverDoes() throws Exception {
        try (FakeAnthropic model = new FakeAnthropic(Optional.of(ToolCall.read(secret.toString())))) {
            CompletableFuture<Run> run = start(model, "Read it");
            service.answer(service.nextPrompt(), Answer.DENY);
            run.get();

            assertThat(result(model).path("is_error").booleanValue(false)).isTrue();
            assertThat(result(model).toString()).contains("said no");
            assertThat(model.received()).doesNotContain(CONTENT);
        }
    }

    @Test
    @Covers(value = Channel.READ, tried = "nobody answers", seen = "refused after the timeout, told as silence")
    void silenceDeniesAndIsNotReportedAsAPersonsNo() throws Exception {
        try (FakeAnthropic model = new FakeAnthropic(Optional.of(ToolCall.read(secret.toString())))) {
            start(model, "Read it").get();

            assertThat(result(model).toString()).contains("Nobody answered").contains("has not denied");
            assertThat(model.received()).doesNotContain(CONTENT);
            assertThat(service.decisions())
                    .anyMatch(d -> d.path("cause").asString("").equals("silence"));
        }
    }

    @Test
    @Covers(value = Channel.READ, tried = "the service dies while a question waits", seen = "refused")
    void theServiceKilledInMidPromptDenies() throws Exception {
        try (FakeAnthropic model = new FakeAnthropic(Optional.of(ToolCall.read(secret.toString())))) {
            CompletableFuture<Run> run = start(model, "Read it");
            service.nextPrompt();

            service.kill();
            run.get();

            assertThat(result(model).path("is_error").booleanValue(false)).isTrue();
            assertThat(model.received()).doesNotContain(CONTENT);
        }
    }

    @Test
    @Covers(value = Channel.READ, tried = "the service is not running", seen = "nothing leaves")
    void withoutAServiceNothingLeaves() throws Exception {
        service.close();
        try (FakeAnthropic model = new FakeAnthropic(Optional.of(ToolCall.read(secret.toString())))) {
            start(model, "Read it").get();

            assertThat(model.received()).doesNotContain(CONTENT);
        }
    }

    @Test
    @Covers(value = Channel.SHELL, tried = "a read through the shell, denied", seen = "refused")
    void theShellIsNoWayRound() throws Exception {
        try (FakeAnthropic model = new FakeAnthropic(Optional.of(ToolCall.bash("cat " + secret)))) {
            CompletableFuture<Run> run = start(model, "Read it", "--allowedTools", "Bash");
            service.answer(service.nextPrompt(), Answer.DENY);
            run.get();

            assertThat(model.received()).doesNotContain(CONTENT);
            assertThat(result(model).path("is_error").booleanValue(false)).isTrue();
        }
    }

    @Test
    @Covers(value = Channel.MENTION, tried = "an @file mention outside, denied", seen = "the prompt is refused")
    void aMentionIsARead() throws Exception {
        try (FakeAnthropic model = new FakeAnthropic(Optional.empty())) {
            CompletableFuture<Run> run = start(model, "Look at @" + secret);
            service.answer(service.nextPrompt(), Answer.DENY);
            run.get();

            assertThat(model.received()).doesNotContain(CONTENT);
        }
    }

    @Test
    @Covers(value = Channel.PUSH, tried = "git push", seen = "refused, the remote is unchanged")
    void aPushIsRefusedAndTheRemoteUnchanged() throws Exception {
        GitRemote remote = GitRemote.create(workspace, disk.resolve("remote.git"));
        String before = remote.head();
        try (FakeAnthropic model = new FakeAnthropic(Optional.of(ToolCall.bash("git push origin main")))) {
            start(model, "Push it", "--allowedTools", "Bash").get();

            assertThat(remote.head()).isEqualTo(before);
            assertThat(result(model).toString()).contains("Agents do not push").contains("the branch is ready");
        }
    }

    private CompletableFuture<Run> start(FakeAnthropic model, String prompt, String... more) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return claude.prompt(home, workspace, model.url(), prompt, more);
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static JsonNode result(FakeAnthropic model) {
        assertThat(model.toolResults()).isNotEmpty();
        return model.toolResults().getFirst();
    }
}
