package dev.chaperone.desktop.agent.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.desktop.agent.real.NpmProgram.Run;
import dev.chaperone.model.consent.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real agents whose model traffic goes through the gateway: what stands in their instructions and in files they read
 * does not reach the model, and what the model does with the placeholders is done with the values.
 */
@Tag("agents")
class GatewayAgentsTest {

    private static final String TOKEN = "gh" + "p_" + "1aB2cD3eF4gH5iJ6kL7mN8oP9qR0sT1uV2wX";
    private static final String PASSWORD = "Vq8#nL2w" + "Zt5Rk";

    @TempDir
    Path disk;

    private Path home;
    private Path workspace;

    /** How an agent is started, with a question. */
    private interface Asking {
        Run ask() throws IOException, InterruptedException;
    }

    @BeforeEach
    void plant() throws IOException {
        home = Files.createDirectories(disk.resolve("home"));
        workspace = Files.createDirectories(home.resolve("app"));
        Files.writeString(workspace.resolve("notes.txt"), "database password: " + PASSWORD + "\n");
        for (String instructions : List.of("CLAUDE.md", "AGENTS.md", "GEMINI.md")) {
            Files.writeString(workspace.resolve(instructions), "Deploy with the token " + TOKEN + "\n");
        }
    }

    @Test
    void claudeCodeWorksWithValuesTheModelNeverSaw() throws Exception {
        NpmProgram claude = NpmProgram.installed(
                "claude-code-" + ClaudeCodeAgentTest.VERSION,
                "claude",
                List.of("@anthropic-ai/claude-code@" + ClaudeCodeAgentTest.VERSION));
        Function<String, ToolCall> bash =
                command -> ToolCall.of("Bash", "command", command, "description", "Use the token");

        check(
                "claude-code",
                new AnthropicMessages(),
                bash,
                () -> claude.run(
                        workspace,
                        environment(Map.of(
                                "ANTHROPIC_API_KEY", "dummy-key-for-a-fake-server",
                                "CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC", "1",
                                "ENABLE_TOOL_SEARCH", "false",
                                "DISABLE_AUTOUPDATER", "1")),
                        List.of("-p", "Deploy it", "--allowedTools", "Bash")));
    }

    @Test
    void codexWorksWithValuesTheModelNeverSaw() throws Exception {
        NpmProgram codex = NpmProgram.installed(
                "codex-" + CodexAgentTest.VERSION, "codex", List.of("@openai/codex@" + CodexAgentTest.VERSION));
        Path folder = Files.createDirectories(home.resolve(".codex"));
        Files.writeString(folder.resolve("config.toml"), "model = \"gpt-5\"\n");
        Files.writeString(folder.resolve("auth.json"), "{\"OPENAI_API_KEY\": \"dummy-key-for-a-fake-server\"}");

        check(
                "codex",
                new OpenAiResponses(),
                command -> ToolCall.of("exec_command", "cmd", command),
                () -> codex.run(
                        workspace,
                        environment(Map.of()),
                        List.of(
                                "exec",
                                "--skip-git-repo-check",
                                "--sandbox",
                                "danger-full-access",
                                "--dangerously-bypass-hook-trust",
                                "Deploy it")));
    }

    private void check(String agent, Dialect dialect, Function<String, ToolCall> running, Asking asking)
            throws Exception {
        PlaceholderModel using = new PlaceholderModel(
                dialect, placeholder -> running.apply("cat notes.txt && printf %s " + placeholder + " > used.txt"));
        try (FakeModel model = new FakeModel(using, Optional.empty());
                LiveService service = LiveService.start(disk.resolve("ch"), home, policy(model.url()))) {
            service.connectThroughGateway(agent, new LiveService.Home(home, Map.of()));
            CompletableFuture<Run> run = CompletableFuture.supplyAsync(() -> run(asking));
            service.answerAll(Answer.ONCE, run);

            String output = run.get().output();
            assertThat(model.received()).as(output).contains("CHAPERONE_").doesNotContain(TOKEN, PASSWORD);
            assertThat(workspace.resolve("used.txt")).as(output).hasContent(TOKEN);
            assertThat(output).contains("All done with", TOKEN, PASSWORD).doesNotContain("CHAPERONE_");
            assertThat(service.decisions())
                    .anyMatch(d -> d.path("surface").asString("").equals(agent + "/gateway"));
        }
    }

    private static String policy(String model) {
        return """
                apiVersion: chaperone/v1
                kind: Policy
                metadata: {name: test, version: 1}
                settings:
                  ConsentTimeoutSeconds: 30
                  ModelServers: ["anthropic=%1$s", "openai=%1$s", "gemini=%1$s"]
                """.formatted(model);
    }

    private static Run run(Asking asking) {
        try {
            return asking.ask();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, String> environment(Map<String, String> own) {
        Map<String, String> environment =
                new HashMap<>(Map.of("HOME", home.toString(), "PATH", System.getenv("PATH"), "TERM", "dumb"));
        environment.putAll(own);
        return environment;
    }
}
