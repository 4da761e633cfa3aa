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

/** The real opencode with our plugin. Its own question about outside folders is answered with yes beforehand. */
class OpencodeAgentTest extends AgentFaults {

    static final String VERSION = "1.18.33";

    private static final String CONFIG = """
            {%s "model": "fake/m", "small_model": "fake/m", "share": "disabled", "autoupdate": false,
             "permission": {"external_directory": "allow"},
             "provider": {"fake": {"npm": "@ai-sdk/anthropic", "name": "Fake", "models": {"m": {"name": "m"}},
               "options": {"baseURL": "%s/v1", "apiKey": "dummy-key-for-a-fake-server"}}}}
            """;

    private List<String> more = List.of();
    private String tools = "";
    private NpmProgram opencode = new NpmProgram(Path.of("."), Path.of("."), List.of());

    @Override
    public String agent() {
        return "opencode";
    }

    @Override
    Dialect dialect() {
        return new AnthropicMessages();
    }

    @Override
    ToolCall reading(Path file) {
        return new ToolCall("read", JsonMapper.shared().createObjectNode().put("filePath", file.toString()));
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
                "write",
                JsonMapper.shared()
                        .createObjectNode()
                        .put("filePath", file.toString())
                        .put("content", content));
    }

    /** opencode fetches its plugin library at the first start; a copy of it is put there, for there is no network. */
    @Override
    void prepare(String modelUrl) throws IOException, InterruptedException {
        opencode = NpmProgram.installed(
                "opencode-" + VERSION, "opencode", List.of("opencode-ai@" + VERSION, "@opencode-ai/plugin@" + VERSION));
        Path folder = Files.createDirectories(home.resolve(".config/opencode"));
        Files.createSymbolicLink(
                folder.resolve("node_modules"), opencode.folder().resolve("node_modules"));
        Files.writeString(
                folder.resolve("package.json"),
                "{\"dependencies\": {\"@opencode-ai/plugin\": \"%s\"}}".formatted(VERSION));
        Files.writeString(folder.resolve("opencode.json"), CONFIG.formatted("", modelUrl));
    }

    @Override
    void serveTools(Path server) {
        tools = "\"mcp\": {\"files\": {\"type\": \"local\", \"command\": [\"node\", \"%s\"]}},".formatted(server);
    }

    @Override
    ToolCall fetching(Path file) {
        return ToolCall.of("files_fetch_text", "path", file.toString());
    }

    @Override
    Optional<ToolCall> delegating(String task) {
        return Optional.of(ToolCall.of("task", "description", "Read it", "prompt", task, "subagent_type", "general"));
    }

    /** It has no switch but {@code --pure}, which leaves out the administrator's plugin, too. */
    @Override
    void switchHooksOff() {}

    @Override
    void startAfter(List<String> words) {
        opencode = opencode.after(words);
    }

    @Override
    Run ask(String modelUrl, String prompt) throws IOException, InterruptedException {
        Files.writeString(home.resolve(".config/opencode/opencode.json"), CONFIG.formatted(tools, modelUrl));
        return opencode.run(
                workspace,
                environment(Map.of(
                        "npm_config_registry",
                        "http://127.0.0.1:9",
                        "npm_config_fetch_retries",
                        "0",
                        "OPENCODE_DISABLE_AUTOUPDATE",
                        "1",
                        "OPENCODE_DISABLE_MODELS_FETCH",
                        "1",
                        "OPENCODE_DISABLE_LSP_DOWNLOAD",
                        "1")),
                arguments(prompt));
    }

    private List<String> arguments(String prompt) {
        List<String> arguments = new ArrayList<>(List.of("run"));
        arguments.addAll(more);
        arguments.add(prompt);
        return arguments;
    }

    @Test
    @Covers(
            value = Channel.PUSH,
            tried = "git push with --pure, the administrator's files in place",
            seen = "refused by opencode's own rules, where no plugin is loaded")
    void withoutPluginsAPlainPushIsStillRefused() throws Exception {
        GitRemote remote = GitRemote.create(workspace, disk.resolve("remote.git"));
        String before = remote.head();
        startAfter(AdminEtc.of(agent(), disk.resolve("admin"), service.shim()).prefix());
        more = List.of("--pure");
        try (FakeModel model = new FakeModel(dialect(), Optional.of(running("git -C . push origin main")))) {
            start(model, "Push it").get();

            assertThat(remote.head()).isEqualTo(before);
            assertThat(model.received()).contains("a rule which prevents you");
        }
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
    @Covers(value = Channel.READ, tried = "a read while our hook program is gone", seen = "nothing leaves")
    void withoutTheHookNothingLeaves() throws Exception {
        Files.delete(service.shim());
        try (FakeModel model = new FakeModel(dialect(), Optional.of(reading(secret)))) {
            start(model, "Read it").get();

            assertThat(model.received()).doesNotContain(CONTENT);
        }
    }
}
