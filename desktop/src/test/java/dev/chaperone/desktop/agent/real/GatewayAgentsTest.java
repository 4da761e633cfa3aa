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
        check(GatewayClient.claudeCode());
    }

    @Test
    void codexWorksWithValuesTheModelNeverSaw() throws Exception {
        check(GatewayClient.codex(home));
    }

    @Test
    void geminiWorksWithValuesTheModelNeverSaw() throws Exception {
        check(GatewayClient.gemini(home));
    }

    @Test
    void opencodeWorksWithValuesTheModelNeverSaw() throws Exception {
        check(GatewayClient.opencode(home));
    }

    private void check(GatewayClient client) throws Exception {
        PlaceholderModel using = new PlaceholderModel(
                client.dialect(),
                placeholder -> client.running().apply("cat notes.txt && printf %s " + placeholder + " > used.txt"));
        try (FakeModel model = new FakeModel(using, Optional.empty());
                LiveService service = LiveService.start(disk.resolve("ch"), home, policy(model.url()))) {
            service.connectThroughGateway(client.agent(), new LiveService.Home(home, Map.of()));
            GatewayClient.Person person = new GatewayClient.Person(home, workspace);
            CompletableFuture<Run> run = CompletableFuture.supplyAsync(() -> client.ask(person, "Deploy it"));
            service.answerAll(Answer.ONCE, run);

            String output = run.get().output();
            assertThat(model.received()).as(output).contains("CHAPERONE_").doesNotContain(TOKEN, PASSWORD);
            assertThat(workspace.resolve("used.txt")).as(output).hasContent(TOKEN);
            assertThat(output).contains("All done with", TOKEN, PASSWORD).doesNotContain("CHAPERONE_");
            assertThat(service.decisions())
                    .anyMatch(d -> d.path("surface").asString("").equals(client.agent() + "/gateway"))
                    .noneMatch(d -> d.path("causeRef").asString("").equals("bypass"));
        }
    }

    static String policy(String model) {
        return """
                apiVersion: chaperone/v1
                kind: Policy
                metadata: {name: test, version: 1}
                settings:
                  ConsentTimeoutSeconds: 30
                  ModelServers: ["anthropic=%1$s", "openai=%1$s", "gemini=%1$s"]
                """.formatted(model);
    }
}
