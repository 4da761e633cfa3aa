package dev.chaperone.desktop.agent.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.desktop.agent.Channel;
import dev.chaperone.desktop.agent.real.FakeAnthropic.ToolCall;
import dev.chaperone.desktop.agent.real.NpmProgram.Run;
import dev.chaperone.model.consent.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The real Gemini CLI. Its file tools refuse everything outside the workspace, so outside is reached by the shell. */
class GeminiAgentTest extends AgentContract {

    static final String VERSION = "0.61.0";

    private NpmProgram gemini = new NpmProgram(Path.of("."), Path.of("."));

    @Override
    public String agent() {
        return "gemini-cli";
    }

    @Override
    Dialect dialect() {
        return new GeminiGenerate();
    }

    @Override
    ToolCall reading(Path file) {
        return running("cat " + file);
    }

    @Override
    ToolCall running(String command) {
        return new ToolCall(
                "run_shell_command", JsonMapper.shared().createObjectNode().put("command", command));
    }

    @Override
    ToolCall writing(Path file, String content) {
        return running("echo %s > %s".formatted(content, file));
    }

    @Override
    void prepare(String modelUrl) throws IOException, InterruptedException {
        gemini = NpmProgram.installed("gemini-cli-" + VERSION, "gemini", List.of("@google/gemini-cli@" + VERSION));
        Files.writeString(
                Files.createDirectories(home.resolve(".gemini")).resolve("settings.json"),
                "{\"security\": {\"auth\": {\"selectedType\": \"gemini-api-key\"}}}");
    }

    @Override
    Run ask(String modelUrl, String prompt) throws IOException, InterruptedException {
        return gemini.run(
                workspace,
                environment(Map.of(
                        "GEMINI_API_KEY",
                        "dummy-key-for-a-fake-server",
                        "GOOGLE_GEMINI_BASE_URL",
                        modelUrl,
                        "GEMINI_CLI_NO_RELAUNCH",
                        "true",
                        "GEMINI_TELEMETRY_ENABLED",
                        "false")),
                List.of("-m", "gemini-2.5-pro", "--skip-trust", "--yolo", "-p", prompt));
    }

    @Test
    @Covers(value = Channel.PROMPT, tried = "the words around a token", seen = "sent, with a placeholder")
    void theWordsAroundATokenStillReachTheModel() throws Exception {
        String token = "gh" + "p_" + "1aB2cD3eF4gH5iJ6kL7mN8oP9qR0sT1uV2wX";
        try (FakeModel model = new FakeModel(dialect(), Optional.empty())) {
            start(model, "Deploy with " + token + " at noon").get();

            assertThat(model.received()).contains("Deploy with", "at noon").doesNotContain(token);
        }
    }

    @Test
    @Covers(value = Channel.MENTION, tried = "an @file mention outside, denied", seen = "the prompt is refused")
    void aMentionIsARead() throws Exception {
        try (FakeModel model = new FakeModel(dialect(), Optional.empty())) {
            CompletableFuture<Run> run = start(model, "Look at @" + secret);
            service.answer(service.nextPrompt(), Answer.DENY);
            run.get();

            assertThat(model.received()).doesNotContain(CONTENT);
        }
    }

    @Test
    @Covers(value = Channel.READ, tried = "a read while our hook program is gone", seen = "nothing leaves")
    void withoutTheHookNothingLeaves() throws Exception {
        Files.delete(service.shim());
        try (FakeModel model = new FakeModel(dialect(), Optional.of(reading(secret)))) {
            start(model, "My words").get();

            assertThat(model.received()).doesNotContain(CONTENT).doesNotContain("My words");
        }
    }

    @Test
    @Covers(
            value = Channel.PUSH,
            tried = "a plain git push with hooks switched off",
            seen = "refused by the policy file")
    void withHooksSwitchedOffAPlainPushIsStillRefused() throws Exception {
        GitRemote remote = GitRemote.create(workspace, disk.resolve("remote.git"));
        String before = remote.head();
        Files.writeString(
                home.resolve(".gemini/settings.json"),
                "{\"security\": {\"auth\": {\"selectedType\": \"gemini-api-key\"}}, \"hooksConfig\": {\"enabled\": false}}");
        try (FakeModel model = new FakeModel(dialect(), Optional.of(running("git push origin main")))) {
            start(model, "Push it").get();

            assertThat(remote.head()).isEqualTo(before);
            assertThat(model.received()).contains("Agents do not push");
        }
    }
}
