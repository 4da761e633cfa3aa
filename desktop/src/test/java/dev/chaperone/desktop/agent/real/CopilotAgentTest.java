package dev.chaperone.desktop.agent.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.desktop.agent.Channel;
import dev.chaperone.desktop.agent.real.NpmProgram.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The real GitHub Copilot CLI, offline with a model server of ours, which needs no account. */
class CopilotAgentTest extends AgentFaults {

    static final String VERSION = "1.0.102";

    private List<String> more = List.of();
    private NpmProgram copilot = new NpmProgram(Path.of("."), Path.of("."), List.of());

    @Override
    public String agent() {
        return "copilot";
    }

    @Override
    Dialect dialect() {
        return new AnthropicMessages();
    }

    @Override
    ToolCall reading(Path file) {
        return new ToolCall("view", JsonMapper.shared().createObjectNode().put("path", file.toString()));
    }

    @Override
    ToolCall running(String command) {
        return new ToolCall(
                "bash",
                JsonMapper.shared().createObjectNode().put("command", command).put("description", "Test"));
    }

    @Override
    ToolCall writing(Path file, String content) {
        return new ToolCall(
                "create",
                JsonMapper.shared()
                        .createObjectNode()
                        .put("path", file.toString())
                        .put("file_text", content));
    }

    @Override
    void prepare(String modelUrl) throws IOException, InterruptedException {
        copilot = NpmProgram.installed("copilot-" + VERSION, "copilot", List.of("@github/copilot@" + VERSION));
    }

    @Override
    void serveTools(Path server) {
        more = List.of(
                "--additional-mcp-config",
                "{\"mcpServers\":{\"files\":{\"type\":\"local\",\"command\":\"node\",\"args\":[\"%s\"],\"tools\":[\"*\"]}}}"
                        .formatted(server));
    }

    @Override
    ToolCall fetching(Path file) {
        return ToolCall.of("files-fetch_text", "path", file.toString());
    }

    @Override
    Optional<ToolCall> delegating(String task) {
        return Optional.of(ToolCall.of(
                "task", "description", "Read it", "prompt", task, "agent_type", "general-purpose", "name", "reader"));
    }

    @Override
    void switchHooksOff() throws IOException {
        String off = "{\"version\": 1, \"disableAllHooks\": true, \"hooks\": {}}";
        Files.writeString(
                Files.createDirectories(workspace.resolve(".github/hooks")).resolve("off.json"), off);
        Files.writeString(Files.createDirectories(home.resolve(".copilot")).resolve("config.json"), off);
        Files.writeString(home.resolve(".copilot/settings.json"), off);
    }

    @Override
    void startAfter(List<String> words) {
        copilot = copilot.after(words);
    }

    @Override
    Run ask(String modelUrl, String prompt) throws IOException, InterruptedException {
        return copilot.run(
                workspace,
                environment(Map.of(
                        "COPILOT_PROVIDER_BASE_URL",
                        modelUrl,
                        "COPILOT_PROVIDER_TYPE",
                        "anthropic",
                        "COPILOT_PROVIDER_API_KEY",
                        "dummy-key-for-a-fake-server",
                        "COPILOT_MODEL",
                        "fake",
                        "COPILOT_OFFLINE",
                        "true",
                        "COPILOT_AUTO_UPDATE",
                        "false")),
                arguments(prompt));
    }

    private List<String> arguments(String prompt) {
        List<String> arguments = new ArrayList<>(List.of("--allow-all-tools", "--allow-all-paths"));
        arguments.addAll(more);
        arguments.addAll(List.of("-p", prompt));
        return arguments;
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
    @Covers(value = Channel.READ, tried = "a read while our hook program is gone", seen = "refused")
    void withoutTheHookNoToolRuns() throws Exception {
        Files.delete(service.shim());
        try (FakeModel model = new FakeModel(dialect(), Optional.of(reading(secret)))) {
            start(model, "Read it").get();

            assertThat(model.received()).doesNotContain(CONTENT);
        }
    }
}
