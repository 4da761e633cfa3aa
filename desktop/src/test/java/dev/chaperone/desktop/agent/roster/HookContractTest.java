package dev.chaperone.desktop.agent.roster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.desktop.agent.AgentAdapter;
import dev.chaperone.desktop.agent.HookCall;
import dev.chaperone.desktop.agent.HookQuestion;
import dev.chaperone.desktop.agent.HookReply;
import dev.chaperone.desktop.agent.RealPath;
import dev.chaperone.desktop.shell.ShellActions;
import dev.chaperone.model.action.AbsolutePath;
import dev.chaperone.model.action.AgentAction;
import dev.chaperone.model.action.AgentIdentity;
import dev.chaperone.model.action.Cause;
import dev.chaperone.model.action.DecisionId;
import dev.chaperone.model.action.Verdict;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each agent's input and the answer to it, case by case from the folders beside this test. */
class HookContractTest {

    @TempDir
    Path disk;

    private Map<String, AgentAdapter> adapters = Map.of();

    @BeforeEach
    void setUp() throws IOException {
        disk = disk.toRealPath();
        Files.writeString(Files.createDirectories(disk.resolve("work")).resolve("a.txt"), "x");
        Files.createDirectories(disk.resolve("Documents"));
        AbsolutePath home = new AbsolutePath(disk.toString());
        RealPath paths = new RealPath(home);
        adapters = Roster.adapters(paths, new ShellActions(paths, home));
    }

    static List<String> cases() throws IOException, URISyntaxException {
        Path folder = Path.of(
                Objects.requireNonNull(HookContractTest.class.getResource(".")).toURI());
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(f -> folder.relativize(f).toString())
                    .filter(f -> f.endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void understandsAndRefuses(String file) throws IOException {
        JsonNode wanted = golden(file);
        AgentAdapter adapter = Objects.requireNonNull(adapters.get(file.substring(0, file.indexOf('/'))));
        HookCall call = new HookCall(
                new AgentIdentity(adapter.name(), "unknown", new AgentIdentity.Proof.Claimed()),
                wanted.path("event").stringValue(),
                wanted.path("input").toString());
        List<String> expected = new ArrayList<>();
        wanted.path("expected").forEach(line -> expected.add(line.stringValue()));

        assertThat(described(adapter.read(call))).isEqualTo(expected);

        HookReply denied = adapter.render(call, no());
        assertThat(denied.exitCode()).isEqualTo(wanted.at("/denied/exit").asInt(-1));
        assertThat(denied.stream().name()).isEqualTo(wanted.at("/denied/stream").stringValue());
        assertThat(denied.text()).isEqualTo(wanted.at("/denied/text").stringValue());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void inputThatIsCutShortIsRefused(String file) throws IOException {
        JsonNode wanted = golden(file);
        String whole = wanted.path("input").toString();
        AgentAdapter adapter = Objects.requireNonNull(adapters.get(file.substring(0, file.indexOf('/'))));
        HookCall call = new HookCall(
                new AgentIdentity(adapter.name(), "unknown", new AgentIdentity.Proof.Claimed()),
                wanted.path("event").stringValue(),
                whole.substring(0, whole.length() / 2));

        assertThat(adapter.read(call)).isInstanceOf(HookQuestion.Unreadable.class);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aRewrittenPromptNeverKeepsTheOldOne(String file) throws IOException {
        JsonNode wanted = golden(file);
        AgentAdapter adapter = Objects.requireNonNull(adapters.get(file.substring(0, file.indexOf('/'))));
        HookCall call = new HookCall(
                new AgentIdentity(adapter.name(), "unknown", new AgentIdentity.Proof.Claimed()),
                wanted.path("event").stringValue(),
                wanted.path("input").toString());
        if (adapter.read(call) instanceof HookQuestion.Ask(var actions, var _)
                && actions.getLast() instanceof AgentAction.SendPrompt prompt) {
            String cleaned = prompt.text().replaceAll("[A-Za-z]+", "clean");

            HookReply reply = adapter.render(
                    call, new Verdict.Rewrite(new DecisionId("d-1"), new Cause.Rule("prompt.clean"), cleaned));

            assertThat(reply.text()).contains("clean").doesNotContain("Hello").doesNotContain("Look");
        }
    }

    private static Verdict no() {
        return new Verdict.Deny(new DecisionId("d-1"), new Cause.Rule("test"), "no such thing", Optional.empty());
    }

    private JsonNode golden(String file) throws IOException {
        try (var in = Objects.requireNonNull(getClass().getResourceAsStream(file))) {
            String text = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            return JsonMapper.shared().readTree(text.replace("@HOME@", disk.toString()));
        }
    }

    private static List<String> described(HookQuestion question) {
        return switch (question) {
            case HookQuestion.Observe _ -> List.of("news");
            case HookQuestion.Unreadable unreadable ->
                List.of("deny " + unreadable.failure().kind());
            case HookQuestion.Ask(var actions, var _) ->
                actions.stream().map(HookContractTest::described).toList();
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
                .distinct()
                .map(" "::concat)
                .collect(Collectors.joining());
        String remote = action instanceof AgentAction.PushRepository push
                ? " " + push.remote().orElse("")
                : "";
        return action.kind().wireName() + what + paths + remote;
    }
}
