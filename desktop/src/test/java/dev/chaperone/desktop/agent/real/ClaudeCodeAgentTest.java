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

/** The real Claude Code. Its own question about a tool is answered with yes beforehand. */
class ClaudeCodeAgentTest extends AgentFaults {

    static final String VERSION = "2.1.330";

    private static final String OFF = "{\"disableAllHooks\": true}";

    private List<String> more = List.of();
    private NpmProgram claude = new NpmProgram(Path.of("."), Path.of("."), List.of());

    @Override
    public String agent() {
        return "claude-code";
    }

    @Override
    Dialect dialect() {
        return new AnthropicMessages();
    }

    @Override
    ToolCall reading(Path file) {
        return ToolCall.of("Read", "file_path", file.toString());
    }

    @Override
    ToolCall running(String command) {
        return ToolCall.of("Bash", "command", command, "description", "Test");
    }

    @Override
    ToolCall writing(Path file, String content) {
        return ToolCall.of("Write", "file_path", file.toString(), "content", content);
    }

    @Override
    void prepare(String modelUrl) throws IOException, InterruptedException {
        claude = NpmProgram.installed(
                "claude-code-" + VERSION, "claude", List.of("@anthropic-ai/claude-code@" + VERSION));
    }

    @Override
    void serveTools(Path server) {
        more = List.of(
                "--mcp-config",
                "{\"mcpServers\":{\"files\":{\"command\":\"node\",\"args\":[\"%s\"]}}}".formatted(server));
    }

    @Override
    ToolCall fetching(Path file) {
        return ToolCall.of("mcp__files__fetch_text", "path", file.toString());
    }

    @Override
    Optional<ToolCall> delegating(String task) {
        return Optional.of(new ToolCall(
                "Agent",
                JsonMapper.shared()
                        .createObjectNode()
                        .put("description", "Read it")
                        .put("prompt", task)
                        .put("subagent_type", "general-purpose")
                        .put("run_in_background", false)));
    }

    @Override
    void switchHooksOff() throws IOException {
        Path folder = Files.createDirectories(workspace.resolve(".claude"));
        Files.writeString(folder.resolve("settings.json"), OFF);
        Files.writeString(folder.resolve("settings.local.json"), OFF);
        Files.writeString(Files.createDirectories(home.resolve(".claude")).resolve("settings.json"), OFF);
    }

    @Override
    void startAfter(List<String> words) {
        claude = claude.after(words);
    }

    @Override
    Run ask(String modelUrl, String prompt) throws IOException, InterruptedException {
        List<String> arguments =
                new ArrayList<>(List.of("-p", prompt, "--allowedTools", "Bash,Write,Agent,mcp__files__fetch_text"));
        arguments.addAll(more);
        return claude.run(
                workspace,
                environment(Map.of(
                        "ANTHROPIC_BASE_URL",
                        modelUrl,
                        "ANTHROPIC_API_KEY",
                        "dummy-key-for-a-fake-server",
                        "CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC",
                        "1",
                        "ENABLE_TOOL_SEARCH",
                        "false",
                        "DISABLE_AUTOUPDATER",
                        "1")),
                arguments);
    }

    @Test
    @Covers(
            value = Channel.READ,
            tried = "a read while a repository switches hooks off, only the person's hooks in place",
            seen = "**not refused**: a repository's disableAllHooks counts; the administrator's files hold")
    void aRepositorySwitchesThePersonsHooksOff() throws Exception {
        Path inside = Files.writeString(workspace.resolve("a.txt"), CONTENT);
        Files.writeString(Files.createDirectories(workspace.resolve(".claude")).resolve("settings.json"), OFF);
        service.close();
        try (FakeModel model = new FakeModel(dialect(), Optional.of(reading(inside)))) {
            start(model, "Read it").get();

            assertThat(model.received()).contains(CONTENT);
        }
    }
}
