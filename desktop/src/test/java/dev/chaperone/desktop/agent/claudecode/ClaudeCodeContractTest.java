package dev.chaperone.desktop.agent.claudecode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.desktop.agent.HookQuestion;
import dev.chaperone.desktop.agent.hook.Mentions;
import dev.chaperone.model.action.AbsolutePath;
import dev.chaperone.model.action.AgentAction;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Claude Code's input, case by case from the files beside this test, and input no agent should send. */
class ClaudeCodeContractTest {

    private static final String GOOD = """
            {"session_id":"s","cwd":"@HOME@/work","hook_event_name":"PreToolUse","tool_name":"Read",\
            "tool_input":{"file_path":"/x"}}""";

    @TempDir
    Path disk;

    private ContractHome home;

    @BeforeEach
    void setUp() throws IOException {
        home = new ContractHome(disk);
    }

    static List<String> cases() throws IOException, URISyntaxException {
        Path folder = Path.of(Objects.requireNonNull(ClaudeCodeContractTest.class.getResource("."))
                .toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> String.valueOf(f.getFileName()))
                    .filter(f -> f.endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void understands(String file) throws IOException {
        JsonNode wanted = golden(file);
        List<String> expected = new ArrayList<>();
        wanted.path("expected").forEach(line -> expected.add(line.stringValue()));

        HookQuestion question =
                read(wanted.path("event").stringValue(), wanted.path("input").toString());

        assertThat(described(question)).isEqualTo(expected);
        if (question instanceof HookQuestion.Unreadable unreadable) {
            assertThat(unreadable.message()).isNotBlank().doesNotContain("\n").hasSizeLessThan(250);
            assertThat(unreadable.session()).hasSizeLessThanOrEqualTo(128);
        }
    }

    @Test
    void theCasesCoverEveryToolOfTheReference() throws IOException, URISyntaxException {
        List<String> tools = new ArrayList<>();
        for (String file : cases()) {
            tools.add(golden(file).path("input").path("tool_name").asString(""));
        }

        assertThat(tools)
                .contains("Read", "Write", "Edit", "MultiEdit", "NotebookEdit", "Glob", "Grep", "Bash", "PowerShell")
                .contains("WebFetch", "Agent", "mcp__files__read_text");
    }

    @ParameterizedTest
    @MethodSource("broken")
    void whatIsNoInputIsRefusedInOneLine(String body) {
        HookQuestion question = read("PreToolUse", body);

        assertThat(question).isInstanceOfSatisfying(HookQuestion.Unreadable.class, u -> {
            assertThat(u.failure().kind().name()).isEqualTo("UNREADABLE_INPUT");
            assertThat(u.message()).isNotBlank().doesNotContain("\n");
        });
    }

    static List<String> broken() {
        return List.of(
                "",
                " ",
                "null",
                "true",
                "[]",
                "\"text\"",
                "{",
                "{]",
                "not json",
                GOOD + "x",
                GOOD + GOOD,
                GOOD.replace("\"cwd\"", "\"session_id\":\"t\",\"cwd\""),
                GOOD.replace("\"/x\"", "NaN"),
                GOOD.replace("\"/x\"", "'/x'"),
                GOOD.replace("\"/x\"", "[".repeat(100_000)),
                GOOD.replace("\"/x\"", "[".repeat(100_000) + "]".repeat(100_000)),
                GOOD.replace("{\"file_path\":\"/x\"}", "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000)));
    }

    @Test
    void aLongButHonestInputIsRead() {
        String content = "x".repeat(9 * 1024 * 1024);

        HookQuestion question = read(
                "PreToolUse",
                GOOD.replace("\"Read\"", "\"Write\"").replace("\"/x\"", "\"/x\",\"content\":\"" + content + "\""));

        assertThat(described(question)).containsExactly("fs.write /x");
    }

    @Test
    void aPromptThatMentionsTooMuchIsRefused() {
        String mentions = Stream.iterate(0, i -> i <= Mentions.MOST, i -> i + 1)
                .map(i -> "@name" + i)
                .collect(Collectors.joining(" "));
        String body = """
                {"session_id":"s","cwd":"/tmp","hook_event_name":"UserPromptSubmit","prompt":"%s"}""".formatted(mentions);

        assertThat(described(read("UserPromptSubmit", body))).containsExactly("deny UNREADABLE_INPUT");
    }

    private HookQuestion read(String event, String body) {
        return home.adapter().read(ContractHome.call(event, home.filledIn(body)));
    }

    private JsonNode golden(String file) throws IOException {
        try (var in = Objects.requireNonNull(getClass().getResourceAsStream(file))) {
            String text = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            return JsonMapper.shared().readTree(home.filledIn(text));
        }
    }

    private static List<String> described(HookQuestion question) {
        return switch (question) {
            case HookQuestion.Observe _ -> List.of("news");
            case HookQuestion.Unreadable unreadable ->
                List.of("deny " + unreadable.failure().kind());
            case HookQuestion.Ask(var actions, var _) ->
                actions.stream().map(ClaudeCodeContractTest::described).toList();
        };
    }

    private static String described(AgentAction action) {
        String what = switch (action) {
            case AgentAction.RunCommand run -> run.opaque() ? " opaque" : "";
            case AgentAction.CallTool call -> " " + call.tool();
            case AgentAction.SendPrompt prompt -> " " + prompt.text().length();
            case AgentAction.UseNetwork use -> " " + use.host();
            case AgentAction.ReadPath _, AgentAction.WritePath _, AgentAction.PushRepository _ -> "";
        };
        String paths = action.paths().stream()
                .map(AbsolutePath::value)
                .map(" "::concat)
                .collect(Collectors.joining());
        String remote = action instanceof AgentAction.PushRepository push
                ? " " + push.remote().orElse("")
                : "";
        return action.kind().wireName() + what + paths + remote;
    }
}
