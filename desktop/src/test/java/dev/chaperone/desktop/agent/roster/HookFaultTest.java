package dev.chaperone.desktop.agent.roster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.desktop.agent.HookShim;
import dev.chaperone.desktop.agent.connect.Connection;
import dev.chaperone.desktop.agent.connect.Machine;
import dev.chaperone.desktop.agent.connect.Place;
import dev.chaperone.desktop.device.PrivateDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

/** Every event of every agent against every way the hook can break: the real hook program in the real shell. */
@Timeout(120)
class HookFaultTest {

    private static final String WORDS = "my-own-words";
    private static final String BODY = "{\"session_id\":\"s\",\"prompt\":\"%s\"}".formatted(WORDS);

    /** What each agent hooks, as its adapter connects it. */
    private static final Map<String, List<String>> EVENTS = Map.ofEntries(
            Map.entry("claude-code", List.of("PreToolUse", "UserPromptSubmit")),
            Map.entry("codex", List.of("PreToolUse", "UserPromptSubmit")),
            Map.entry("gemini-cli", List.of("BeforeAgent", "BeforeModel", "BeforeTool")),
            Map.entry("opencode", List.of("ChatMessage", "ToolExecuteBefore")),
            Map.entry("copilot", List.of("preToolUse", "userPromptTransformed")),
            Map.entry(
                    "cursor",
                    List.of(
                            "beforeSubmitPrompt",
                            "preToolUse",
                            "beforeShellExecution",
                            "beforeReadFile",
                            "beforeMCPExecution")),
            Map.entry(
                    "windsurf",
                    List.of(
                            "pre_user_prompt",
                            "pre_read_code",
                            "pre_write_code",
                            "pre_run_command",
                            "pre_mcp_tool_use")),
            Map.entry("goose", List.of("PreToolUse")),
            Map.entry("kiro", List.of("preToolUse", "userPromptSubmit")),
            Map.entry("vscode", List.of("PreToolUse", "UserPromptSubmit")),
            Map.entry("generic", List.of("Ask")));

    @TempDir
    Path disk;

    private Path shim;
    private Path socket;

    private record Cell(String agent, String event) {}

    private record Ended(int status, String out, String err) {}

    @BeforeEach
    void install() throws IOException {
        socket = disk.resolve("hook.sock");
        shim = HookShim.install(PrivateDirectory.open(disk.resolve("shim")), socket);
    }

    @ParameterizedTest
    @EnumSource(HookFault.class)
    void whateverBreaksIsThatAgentsNo(HookFault fault) throws IOException {
        Files.writeString(shim, fault.changed(Files.readString(shim), disk));
        try (FaultyService _ = fault.start(socket);
                var threads = Executors.newFixedThreadPool(8)) {
            Map<Cell, Ended> seen = all(threads);

            assertThat(seen).hasSize(cells().size()).allSatisfy(HookFaultTest::isNo);
        }
    }

    @Test
    void theTableIsWhatTheAgentsAreConnectedWith() throws IOException {
        for (Roster.Member member : Roster.members()) {
            String name = member.profile().name();
            assertThat(EVENTS).containsKey(name);
            Path home = Files.createDirectories(disk.resolve(name));
            PrivateDirectory memory = PrivateDirectory.open(disk.resolve(name + "-memory"));
            var place = new Place(home, Map.of(), memory, shim);
            member.connection(place).connect();
            member.connection(Machine.of(Machine.Kind.LINUX, home)).ifPresent(HookFaultTest::connect);
            try (var files = Files.walk(home)) {
                String all = files.filter(Files::isRegularFile)
                        .filter(f -> !f.endsWith("chaperone-hook"))
                        .map(HookFaultTest::text)
                        .collect(Collectors.joining("\n"));
                assertThat(EVENTS.getOrDefault(name, List.of()))
                        .allSatisfy(event -> assertThat(all).containsPattern("\\b" + event + "\\b"));
            }
        }
    }

    private Map<Cell, Ended> all(Executor threads) {
        List<CompletableFuture<Map.Entry<Cell, Ended>>> runs = cells().stream()
                .map(cell -> CompletableFuture.supplyAsync(() -> Map.entry(cell, run(cell)), threads))
                .toList();
        return runs.stream()
                .map(CompletableFuture::join)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        EVENTS.forEach((agent, events) -> events.forEach(event -> cells.add(new Cell(agent, event))));
        return cells;
    }

    /**
     * The one event that can't be refused gets another text; everything else the exit code that means no everywhere.
     */
    private static void isNo(Cell cell, Ended ended) {
        if (cell.event().equals("userPromptTransformed")) {
            assertThat(ended.status()).isZero();
            assertThat(JsonMapper.shared()
                            .readTree(ended.out())
                            .path("modifiedTransformedPrompt")
                            .asString(""))
                    .startsWith("Chaperone withheld this prompt")
                    .doesNotContain(WORDS);
        } else {
            assertThat(ended.status()).isEqualTo(2);
            assertThat(ended.out()).isEmpty();
            // a shell may name what was killed or not found in a line of its own before
            assertThat(ended.err().lines().toList().getLast()).startsWith("Chaperone: ");
            assertThat(ended.err()).doesNotContain(WORDS);
        }
    }

    private Ended run(Cell cell) {
        try {
            Path folder = Files.createTempDirectory(disk, "run");
            Path in = Files.writeString(folder.resolve("in"), BODY);
            int status = new ProcessBuilder("/bin/sh", shim.toString(), cell.agent(), cell.event())
                    .redirectInput(in.toFile())
                    .redirectOutput(folder.resolve("out").toFile())
                    .redirectError(folder.resolve("err").toFile())
                    .start()
                    .waitFor();
            return new Ended(status, text(folder.resolve("out")), text(folder.resolve("err")));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void connect(Connection connection) {
        try {
            connection.connect();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
