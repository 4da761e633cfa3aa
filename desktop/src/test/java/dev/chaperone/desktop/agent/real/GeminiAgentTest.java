package dev.chaperone.desktop.agent.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.desktop.agent.Channel;
import dev.chaperone.desktop.agent.Hold;
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
import tools.jackson.databind.node.ObjectNode;

/** The real Gemini CLI. Its file tools refuse everything outside the workspace, so outside is reached by the shell. */
class GeminiAgentTest extends AgentFaults {

    static final String VERSION = "0.61.0";

    private List<String> approval = List.of("--yolo");
    private NpmProgram gemini = new NpmProgram(Path.of("."), Path.of("."), List.of());

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
    void serveTools(Path server) throws IOException {
        setting("mcpServers", "{\"files\": {\"command\": \"node\", \"args\": [\"%s\"]}}".formatted(server));
    }

    @Override
    ToolCall fetching(Path file) {
        return ToolCall.of("mcp_files_fetch_text", "path", file.toString());
    }

    @Override
    Optional<ToolCall> delegating(String task) {
        return Optional.of(ToolCall.of("invoke_agent", "agent_name", "generalist", "prompt", task));
    }

    /** The administrator's files also forbid --yolo, so the one tool is allowed by name. */
    @Override
    void switchHooksOff() throws IOException {
        approval = List.of("--allowed-tools", "run_shell_command");
        setting("hooksConfig", "{\"enabled\": false}");
        Files.writeString(
                Files.createDirectories(workspace.resolve(".gemini")).resolve("settings.json"),
                "{\"hooksConfig\": {\"enabled\": false}}");
    }

    /** Beside what stands in the person's file. */
    private void setting(String name, String json) throws IOException {
        Path file = home.resolve(".gemini/settings.json");
        ObjectNode root = (ObjectNode) JsonMapper.shared().readTree(Files.readString(file));
        Files.writeString(
                file, root.set(name, JsonMapper.shared().readTree(json)).toString());
    }

    @Override
    void startAfter(List<String> words) {
        gemini = gemini.after(words);
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
                arguments(prompt));
    }

    private List<String> arguments(String prompt) {
        List<String> arguments = new ArrayList<>(List.of("-m", "gemini-2.5-pro", "--skip-trust"));
        arguments.addAll(approval);
        arguments.addAll(List.of("-p", prompt));
        return arguments;
    }

    @Test
    @Covers(
            value = Channel.READ,
            tried = "a read while the person's settings name our hook as disabled, the administrator's files in place",
            seen = "**not refused**: Gemini CLI leaves out any hook that is named there; its policy holds")
    void namingTheHookAsDisabledSwitchesOffTheAdministratorsToo() throws Exception {
        AdminEtc etc = AdminEtc.of(agent(), disk.resolve("admin"), service.shim());
        service.disconnect(agent(), home);
        switchHooksOff();
        setting(
                "hooksConfig",
                "{\"disabled\": [\"'%1$s' gemini-cli BeforeTool\", \"'%1$s' gemini-cli BeforeModel\"]}"
                        .formatted(service.shim()));
        startAfter(etc.prefix());
        try (FakeModel model = new FakeModel(dialect(), Optional.of(reading(secret)))) {
            start(model, "Read it").get();

            assertThat(model.received()).contains(CONTENT);
            assertThat(profile().channels().get(Channel.READ)).isEqualTo(Hold.WHILE_HOOKED);
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
