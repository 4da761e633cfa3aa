package dev.chaperone.desktop.agent.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.desktop.agent.real.NpmProgram.Run;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The official SDKs for JavaScript through the gateway: Messages, Chat Completions and Responses, streamed and not. */
@Tag("agents")
class SdkGatewayTest {

    private static final String PROGRAM = "my-program";
    private static final int PLANTED = 200;
    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    Path disk;

    private Path modules;
    private Path home;
    private NpmProgram node;

    @BeforeEach
    void install() throws IOException, InterruptedException {
        modules = NpmInstall.of("sdk-1.14.0-7.59.0", List.of("@anthropic-ai/sdk@1.14.0", "openai@7.59.0"));
        home = Files.createDirectories(disk.resolve("home"));
        try (InputStream in = Objects.requireNonNull(SdkGatewayTest.class.getResourceAsStream("sdk-client.cjs"))) {
            Files.write(disk.resolve("sdk-client.cjs"), in.readAllBytes());
        }
        node = new NpmProgram(modules, Path.of("node"), List.of());
    }

    @Test
    void twoHundredValuesStayHereAndEveryAnswerReadsRight() throws Exception {
        List<String> values = values();
        Path task =
                task(lines(values.subList(0, 30)), lines(values.subList(30, 100)), lines(values.subList(100, PLANTED)));
        try (SdkModel model = new SdkModel();
                LiveService service = LiveService.start(disk.resolve("ch"), home, policy(model.url()))) {
            Run run = run(service.openGateway(PROGRAM), task);

            assertThat(run.exitCode()).as(run.output()).isZero();
            String received = String.join("\n", model.received());
            assertThat(values).as("that arrived").noneMatch(received::contains);
            List<JsonNode> said = run.output().lines().map(JSON::readTree).toList();
            assertThat(said).hasSize(12);
            for (JsonNode line : said) {
                List<String> shown = line.path("kind").stringValue().equals("tool") ? values.subList(0, 100) : values;
                assertThat(line.path("text").stringValue())
                        .as(line.path("lane").stringValue())
                        .contains(shown)
                        .doesNotContain("CHAPERONE_");
            }
        }
    }

    @Test
    void withNothingToReplaceTheGatewayIsNotToBeSeen() throws Exception {
        Path task = task(
                "You are\tterse: \u00e9\u4e16 \\ \"q\"",
                "Say 1.50 and \ud83d\ude00",
                "{\"n\": 1.0e3, \"t\": \"\\u0041\"}");
        try (SdkModel model = new SdkModel();
                LiveService service = LiveService.start(disk.resolve("ch"), home, policy(model.url()))) {
            Run through = run(service.openGateway(PROGRAM), task);
            List<String> cleaned = List.copyOf(model.received());
            Run direct = run(model.url(), task);

            assertThat(through.exitCode()).as(through.output()).isZero();
            assertThat(through.output()).isEqualTo(direct.output());
            assertThat(cleaned).hasSize(12).isEqualTo(model.received().subList(12, 24));
        }
    }

    private Run run(String address, Path task) throws IOException, InterruptedException {
        return node.run(
                Files.createDirectories(home.resolve("app")),
                Map.of("HOME", home.toString(), "PATH", System.getenv("PATH")),
                List.of(disk.resolve("sdk-client.cjs").toString(), modules.toString(), address, task.toString()));
    }

    private Path task(String system, String prompt, String result) throws IOException {
        String text = JSON.createObjectNode()
                .put("system", system)
                .put("prompt", prompt)
                .put("result", result)
                .toString();
        return Files.writeString(disk.resolve("task.json"), text);
    }

    private static String lines(List<String> values) {
        return IntStream.range(0, values.size())
                .mapToObj(i -> (i % 3 == 0 ? "password: %s" : i % 3 == 1 ? "use the token %s now" : "export KEY=%s")
                        .formatted(values.get(i)))
                .collect(Collectors.joining("\n"));
    }

    /** Tokens, each another one, and the same at each run. */
    private static List<String> values() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        List<String> values = new ArrayList<>();
        for (int i = 0; i < PLANTED; i++) {
            values.add("gh" + "p_" + letters(random, 36));
        }
        return values;
    }

    private static String letters(RandomGenerator random, int length) {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
        return random.ints(length, 0, alphabet.length())
                .mapToObj(i -> String.valueOf(alphabet.charAt(i)))
                .collect(Collectors.joining());
    }

    private static String policy(String model) {
        return """
                apiVersion: chaperone/v1
                kind: Policy
                metadata: {name: test, version: 1}
                settings:
                  AllowedAgents: ["%2$s"]
                  ModelServers: ["anthropic=%1$s", "openai=%1$s"]
                """.formatted(model, PROGRAM);
    }
}
