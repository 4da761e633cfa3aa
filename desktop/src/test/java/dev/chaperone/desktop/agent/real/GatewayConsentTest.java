package dev.chaperone.desktop.agent.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.desktop.agent.real.NpmProgram.Run;
import dev.chaperone.model.consent.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Real agents and the second door for consent: where their hooks are gone, what tools give back does not leave; where
 * they are not, no result is held back, whatever comes of a call.
 */
@Tag("agents")
class GatewayConsentTest {

    private static final String CONTENT = "the-content-nobody-shared";

    @TempDir
    Path disk;

    private Path home;
    private Path workspace;

    @BeforeEach
    void plant() throws IOException {
        home = Files.createDirectories(disk.resolve("home"));
        workspace = Files.createDirectories(home.resolve("app"));
        Files.writeString(workspace.resolve("notes.txt"), CONTENT + "\n");
    }

    @Test
    void noResultOfClaudeCodeIsTakenForABypass() throws Exception {
        tour(
                GatewayClient.claudeCode(),
                List.of(
                        ToolCall.of(
                                "Read",
                                "file_path",
                                workspace.resolve("notes.txt").toString()),
                        ToolCall.of(
                                "Read",
                                "file_path",
                                workspace.resolve("missing.txt").toString()),
                        ToolCall.of("Read", "wrong", "input"),
                        ToolCall.of("Bash", "command", "echo out; exit 3", "description", "Fail"),
                        ToolCall.of(
                                "Edit", "file_path", workspace + "/notes.txt", "old_string", "x", "new_string", "y"),
                        ToolCall.of("Write", "file_path", workspace + "/new.txt", "content", "mine"),
                        ToolCall.of("Grep", "pattern", "content"),
                        ToolCall.of("Glob", "pattern", "*.txt"),
                        ToolCall.of("Bash", "command", "git push origin main", "description", "Push")));
    }

    @Test
    void noResultOfCodexIsTakenForABypass() throws Exception {
        tour(
                GatewayClient.codex(home),
                List.of(
                        ToolCall.of("exec_command", "cmd", "cat notes.txt"),
                        ToolCall.of("exec_command", "cmd", "cat missing.txt"),
                        ToolCall.of("exec_command", "wrong", "input"),
                        ToolCall.of("no_such_tool", "a", "b"),
                        new ToolCall("update_plan", (ObjectNode)
                                JsonMapper.shared().readTree("{\"plan\":[{\"step\":\"one\",\"status\":\"pending\"}]}")),
                        ToolCall.of(
                                "view_image",
                                "path",
                                workspace.resolve("missing.png").toString()),
                        ToolCall.of("exec_command", "cmd", "git push origin main")));
    }

    @Test
    void noResultOfGeminiIsTakenForABypass() throws Exception {
        tour(
                GatewayClient.gemini(home),
                List.of(
                        ToolCall.of("run_shell_command", "command", "cat notes.txt"),
                        ToolCall.of(
                                "read_file",
                                "file_path",
                                workspace.resolve("notes.txt").toString()),
                        ToolCall.of(
                                "read_file",
                                "file_path",
                                workspace.resolve("missing.txt").toString()),
                        ToolCall.of("read_file", "wrong", "input"),
                        ToolCall.of("no_such_tool", "a", "b"),
                        ToolCall.of("run_shell_command", "command", "git push origin main")));
    }

    @Test
    void noResultOfOpencodeIsTakenForABypass() throws Exception {
        tour(
                GatewayClient.opencode(home),
                List.of(
                        ToolCall.of("bash", "command", "cat notes.txt", "description", "Read"),
                        ToolCall.of(
                                "read",
                                "filePath",
                                workspace.resolve("notes.txt").toString()),
                        ToolCall.of(
                                "read",
                                "filePath",
                                workspace.resolve("missing.txt").toString()),
                        ToolCall.of("read", "wrong", "input"),
                        ToolCall.of("bash", "command", "git push origin main", "description", "Push")));
    }

    @Test
    void withoutItsHooksNothingOfClaudeCodesToolsLeaves() throws Exception {
        bypass(GatewayClient.claudeCode(), () -> without(home.resolve(".claude/settings.json"), "hooks"));
    }

    @Test
    void withoutItsHooksNothingOfCodexsToolsLeaves() throws Exception {
        bypass(GatewayClient.codex(home), () -> Files.delete(disk.resolve("ch/state/agents/chaperone-hook")));
    }

    @Test
    void withoutItsHooksNothingOfGeminisToolsLeaves() throws Exception {
        bypass(GatewayClient.gemini(home), () -> without(home.resolve(".gemini/settings.json"), "hooks"));
    }

    @Test
    void withoutItsPluginNothingOfOpencodesToolsLeaves() throws Exception {
        bypass(GatewayClient.opencode(home), () -> Files.delete(home.resolve(".config/opencode/plugins/chaperone.js")));
    }

    /** What breaks an agent's hooks. */
    private interface Breaking {
        void run() throws IOException;
    }

    private static void without(Path settings, String member) throws IOException {
        ObjectNode root = (ObjectNode) JsonMapper.shared().readTree(Files.readAllBytes(settings));
        root.remove(member);
        Files.writeString(settings, root.toString());
    }

    private void tour(GatewayClient client, List<ToolCall> calls) throws Exception {
        try (FakeModel model = new FakeModel(new ToolTour(client.dialect(), calls), Optional.empty());
                LiveService service =
                        LiveService.start(disk.resolve("ch"), home, GatewayAgentsTest.policy(model.url()))) {
            service.connectThroughGateway(client.agent(), new LiveService.Home(home, Map.of()));

            Run run = run(client, service);

            assertThat(bypasses(service)).as(run.output()).isEmpty();
            assertThat(model.received()).as(run.output()).contains(CONTENT).doesNotContain("held this result back");
            assertThat(run.output()).contains("All done.");
        }
    }

    private void bypass(GatewayClient client, Breaking breaking) throws Exception {
        ToolCall reading = client.running().apply("cat notes.txt");
        try (FakeModel model = new FakeModel(new ToolTour(client.dialect(), List.of(reading)), Optional.empty());
                LiveService service =
                        LiveService.start(disk.resolve("ch"), home, GatewayAgentsTest.policy(model.url()))) {
            service.connectThroughGateway(client.agent(), new LiveService.Home(home, Map.of()));
            breaking.run();

            Run run = run(client, service);

            assertThat(model.received())
                    .as(run.output())
                    .contains("held this result back")
                    .doesNotContain(CONTENT);
            assertThat(bypasses(service)).hasSize(1);
            assertThat(run.output()).contains("All done.");
        }
    }

    private Run run(GatewayClient client, LiveService service) throws Exception {
        GatewayClient.Person person = new GatewayClient.Person(home, workspace);
        CompletableFuture<Run> run = CompletableFuture.supplyAsync(() -> client.ask(person, "Do it"));
        service.answerAll(Answer.ONCE, run);
        return run.get();
    }

    private static List<JsonNode> bypasses(LiveService service) throws IOException {
        return service.decisions().stream()
                .filter(d -> d.path("causeRef").asString("").equals("bypass"))
                .toList();
    }
}
