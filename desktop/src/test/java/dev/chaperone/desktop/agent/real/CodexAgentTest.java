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

/** The real Codex. Its sandbox is off, so that nothing but our hook and rules stands in the way. */
class CodexAgentTest extends AgentFaults {

    static final String VERSION = "0.169.0";

    private static final String CONFIG = """
            model = "gpt-5"
            model_provider = "fake"
            [model_providers.fake]
            name = "fake"
            base_url = "%s/v1"
            wire_api = "responses"
            env_key = "FAKE_KEY"
            """;

    private String tools = "";
    private List<String> trust = List.of("--dangerously-bypass-hook-trust");
    private NpmProgram codex = new NpmProgram(Path.of("."), Path.of("."), List.of());

    @Override
    public String agent() {
        return "codex";
    }

    @Override
    Dialect dialect() {
        return new OpenAiResponses();
    }

    @Override
    ToolCall reading(Path file) {
        return running("cat " + file);
    }

    @Override
    ToolCall running(String command) {
        return new ToolCall(
                "exec_command", JsonMapper.shared().createObjectNode().put("cmd", command));
    }

    @Override
    ToolCall writing(Path file, String content) {
        return running("apply_patch <<'EOF'\n*** Begin Patch\n*** Add File: %s\n+%s\n*** End Patch\nEOF"
                .formatted(file, content));
    }

    @Override
    void prepare(String modelUrl) throws IOException, InterruptedException {
        codex = NpmProgram.installed("codex-" + VERSION, "codex", List.of("@openai/codex@" + VERSION));
        Path folder = Files.createDirectories(home.resolve(".codex"));
        Files.writeString(folder.resolve("config.toml"), CONFIG.formatted(modelUrl));
    }

    @Override
    void serveTools(Path server) {
        tools = "[mcp_servers.files]\ncommand = \"node\"\nargs = [\"%s\"]\n".formatted(server);
    }

    @Override
    ToolCall fetching(Path file) {
        return ToolCall.of("mcp__files/fetch_text", "path", file.toString());
    }

    @Override
    Optional<ToolCall> delegating(String task) {
        return Optional.of(ToolCall.of("multi_agent_v1/spawn_agent", "message", task));
    }

    /** It has no switch for them but its own settings, so they simply are not there, nor is their approval skipped. */
    @Override
    void switchHooksOff() {
        trust = List.of();
        tools = "[features]\nhooks = false\n";
    }

    @Override
    void startAfter(List<String> words) {
        codex = codex.after(words);
    }

    @Override
    Run ask(String modelUrl, String prompt) throws IOException, InterruptedException {
        Files.writeString(home.resolve(".codex/config.toml"), CONFIG.formatted(modelUrl) + tools);
        return codex.run(workspace, environment(Map.of("FAKE_KEY", "dummy-key-for-a-fake-server")), arguments(prompt));
    }

    private List<String> arguments(String prompt) {
        List<String> arguments =
                new ArrayList<>(List.of("exec", "--skip-git-repo-check", "--sandbox", "danger-full-access"));
        arguments.addAll(trust);
        arguments.add(prompt);
        return arguments;
    }

    @Test
    @Covers(
            value = Channel.PUSH,
            tried = "a plain git push while our hook program is gone",
            seen = "refused by the rules file")
    void withoutTheHookAPlainPushIsStillRefused() throws Exception {
        GitRemote remote = GitRemote.create(workspace, disk.resolve("remote.git"));
        String before = remote.head();
        Files.delete(service.shim());
        try (FakeModel model = new FakeModel(dialect(), Optional.of(running("git push origin main")))) {
            start(model, "Push it").get();

            assertThat(remote.head()).isEqualTo(before);
            assertThat(model.received()).contains("Agents do not push");
        }
    }

    @Test
    @Covers(
            value = Channel.SHELL,
            tried = "a read while our hook program is gone",
            seen = "**not refused**: Codex goes on where a hook can't be started")
    void withoutTheHookAReadGoesThroughAsTheProfileSays() throws Exception {
        Files.delete(service.shim());
        try (FakeModel model = new FakeModel(dialect(), Optional.of(reading(secret)))) {
            start(model, "Read it").get();

            assertThat(model.received()).contains(CONTENT);
            assertThat(profile().channels().get(Channel.SHELL)).isEqualTo(Hold.WHILE_HOOKED);
        }
    }
}
