package dev.chaperone.desktop.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.desktop.agent.AgentAdapter;
import dev.chaperone.desktop.agent.HookCall;
import dev.chaperone.desktop.agent.HookQuestion;
import dev.chaperone.desktop.agent.HookReply;
import dev.chaperone.model.action.Verdict;
import dev.chaperone.model.consent.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The hook socket's faults: each ends in deny, and in an event that names the cause. */
@Timeout(60)
class HookDoorTest {

    private static final String HEADER = "CHAPERONE/1 claude-code PreToolUse\n";

    @TempDir
    Path disk;

    private ServiceRig service;
    private Path file;

    @BeforeEach
    void setUp() throws IOException {
        service = new ServiceRig(disk);
        file = Files.writeString(
                Files.createDirectories(service.home().resolve("docs")).resolve("a.txt"), "x");
    }

    @AfterEach
    void tearDown() throws IOException {
        service.close();
    }

    @Test
    void anAnswerOfYesIsAnAllow() throws IOException {
        String answer = service.answering(read(), Answer.ONCE);

        assertThat(answer)
                .startsWith("CHAPERONE/1 0 out\n")
                .contains("\"allow\"")
                .endsWith("\nEND\n");
        recorded(newest(), "allow", "person");
    }

    @Test
    void anAnswerOfNoIsADeny() throws IOException {
        String answer = service.answering(read(), Answer.DENY);

        assertThat(answer).contains("\"deny\"", "said no");
        recorded(newest(), "deny", "person");
    }

    @Test
    void silenceIsADenyThatBlamesNobody() throws IOException {
        String answer = service.stayingSilent(read());

        assertThat(answer).contains("\"deny\"", "Nobody answered within 60 s", "has not denied");
        recorded(newest(), "deny", "silence");
    }

    static Stream<Arguments> unreadable() {
        return Stream.of(
                Arguments.of("nothing", bytes(""), "unreadable_input"),
                Arguments.of("a line break", bytes("\n"), "unreadable_input"),
                Arguments.of("another protocol", bytes("GET / HTTP/1.1\r\n\r\n"), "unreadable_input"),
                Arguments.of("a later version", bytes("CHAPERONE/2 claude-code PreToolUse\n{}"), "unreadable_input"),
                Arguments.of("a header without end", bytes("x".repeat(100_000)), "unreadable_input"),
                Arguments.of("a header with a path", bytes("CHAPERONE/1 ../x PreToolUse\n{}"), "unreadable_input"),
                Arguments.of("an unknown agent", bytes("CHAPERONE/1 hal PreToolUse\n{}"), "unknown_agent"),
                Arguments.of(
                        "bytes that are no text", join(HEADER, new byte[] {'{', (byte) 0xC3, '('}), "unreadable_input"),
                Arguments.of(
                        "half a character", join(HEADER, new byte[] {(byte) 0xE2, (byte) 0x82}), "unreadable_input"),
                Arguments.of("no body", bytes(HEADER), "unreadable_input"),
                Arguments.of("half a body", bytes(HEADER + "{\"session_id\":\"s\""), "unreadable_input"),
                Arguments.of("11 MB", bytes(HEADER + " ".repeat(11 * 1024 * 1024)), "unreadable_input"),
                Arguments.of("40 MB", bytes(HEADER + " ".repeat(40 * 1024 * 1024)), "unreadable_input"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unreadable")
    void whatCannotBeReadIsDeniedAndRecorded(String what, byte[] sent, String kind) throws IOException {
        String answer = service.raw(sent).join();

        assertThat(answer).as(what).matches("(?s)CHAPERONE/1 (2 err|0 out)\n.*\nEND\n");
        assertThat(answer.lines().count()).isEqualTo(3);
        assertThat(answer).containsAnyOf("Chaperone: ", "\"deny\"");
        recorded(newest(), "deny", "failure");
        assertThat(newest().path("causeRef").stringValue()).isEqualTo(kind);
    }

    @Test
    void unknownToolsAndEventsAreNamedInTheRecord() throws IOException {
        service.send("PreToolUse", service.toolCall("TimeMachine", "x", "y")).join();
        String event = service.send("BeforeTeleport", "{\"session_id\":\"s\"}").join();

        assertThat(event).startsWith("CHAPERONE/1 2 err\n");
        assertThat(service.decisions())
                .extracting(e -> e.path("causeRef").stringValue())
                .containsExactly("unknown_event", "unknown_tool");
    }

    @Test
    void newsGoesThroughWithoutADecision() throws IOException {
        assertThat(service.send("SessionStart", "{\"session_id\":\"s\"}").join())
                .isEqualTo("CHAPERONE/1 0 out\n\nEND\n");
        assertThat(service.decisions()).isEmpty();
    }

    @Test
    void whatPolicyForbidsIsNotAsked() throws IOException {
        String answer = service.send("PreToolUse", service.toolCall("Bash", "command", "git push"))
                .join();

        assertThat(answer).contains("\"deny\"", "Agents do not push");
        assertThat(service.decisions()).allSatisfy(e -> recorded(e, "deny", "rule"));
    }

    @Test
    void anAgentThatIsNotAllowedIsDeniedAndNamed() throws IOException {
        Files.createDirectories(service.folders().managed());
        Files.writeString(service.folders().managed().resolve("a.json"), "{\"AllowedAgents\": [\"codex\"]}");
        service.wiring().policy.reload();

        assertThat(read().join()).contains("\"deny\"", "claude-code");
        assertThat(newest().path("causeRef").stringValue()).isEqualTo("agents.allowed");
    }

    @Test
    void withoutAJournalEverythingIsDenied() throws IOException {
        service.breakJournal();

        assertThat(service.send("PreToolUse", service.toolCall("Read", "file_path", "/usr/share/x"))
                        .join())
                .contains("\"deny\"", "journal");
        assertThat(service.send("PreToolUse", service.toolCall("TimeMachine", "x", "y"))
                        .join())
                .contains("\"deny\"");
    }

    @Test
    void aYesThatCannotBeRecordedIsANo() throws IOException {
        CompletableFuture<String> reply = read();
        service.nextPrompt(reply);
        service.breakJournal();

        assertThat(service.answering(reply, Answer.SESSION)).contains("\"deny\"", "journal");
    }

    @Test
    void stoppingDeniesWhoeverWaitsAndRecordsWhy() throws IOException {
        CompletableFuture<String> reply = read();
        service.nextPrompt(reply);

        service.restart();

        assertThat(reply.join()).contains("\"deny\"", "stopping");
        assertThat(newest().path("causeRef").stringValue()).isEqualTo("service_stopping");
    }

    @Test
    void aFloodIsDeniedUnasked() throws IOException {
        List<CompletableFuture<String>> waiting = new ArrayList<>();
        for (int i = 0; i < 17; i++) {
            waiting.add(service.send("PreToolUse", service.toolCall("Read", "file_path", "/data/" + i + "/x")));
        }

        CompletableFuture.anyOf(waiting.toArray(CompletableFuture[]::new)).join();

        assertThat(newest().path("causeRef").stringValue()).isEqualTo("too_many_prompts");
        assertThat(waiting.stream().filter(CompletableFuture::isDone)).hasSize(1);
    }

    @Test
    void manyReadsInOneFolderAreOneQuestion() throws IOException {
        List<CompletableFuture<String>> waiting = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            waiting.add(service.send(
                    "PreToolUse",
                    service.toolCall(
                            "Read", "file_path", file.resolveSibling(i + ".txt").toString())));
        }
        while (service.nextPrompt(waiting.getLast()).requests() < 40) {
            Thread.onSpinWait();
        }

        assertThat(service.wiring().prompts.open()).hasSize(1);
        service.people().answer(service.nextPrompt(waiting.getLast()).id(), Answer.ONCE);
        assertThat(waiting).allSatisfy(w -> assertThat(w.join()).contains("\"allow\""));
    }

    @Test
    void anAdapterThatBreaksIsADenyToo() throws IOException {
        assertThat(through(new BrokenAdapter(() -> {
                    throw new StackOverflowError();
                })))
                .startsWith("CHAPERONE/1 2 err\n");
        assertThat(through(new BrokenAdapter(() -> {
                    throw new IllegalStateException("bug");
                })))
                .startsWith("CHAPERONE/1 2 err\n")
                .doesNotContain("bug", "Exception");
        assertThat(service.decisions())
                .hasSize(2)
                .allSatisfy(e -> assertThat(e.path("causeRef").stringValue()).isEqualTo("internal"));
    }

    private String through(AgentAdapter adapter) throws IOException {
        Path socket = disk.resolve("broken.sock");
        HookDoor door = service.wiring().hooks.with(java.util.Map.of("broken", adapter));
        try (UnixServer server = new UnixServer(socket, door)) {
            server.start();
            return ServiceRig.exchange(socket, bytes("CHAPERONE/1 broken PreToolUse\n{}"));
        }
    }

    private record BrokenAdapter(Runnable fault) implements AgentAdapter {
        @Override
        public String name() {
            return "broken";
        }

        @Override
        public HookQuestion read(HookCall call) {
            fault.run();
            return new HookQuestion.Observe();
        }

        @Override
        public HookReply render(HookCall call, Verdict verdict) {
            return HookReply.silent();
        }
    }

    private CompletableFuture<String> read() {
        return service.send("PreToolUse", service.toolCall("Read", "file_path", file.toString()));
    }

    private JsonNode newest() throws IOException {
        return service.decisions().getFirst();
    }

    private static void recorded(JsonNode event, String outcome, String cause) {
        assertThat(event.path("outcome").stringValue()).isEqualTo(outcome);
        assertThat(event.path("cause").stringValue()).isEqualTo(cause);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] join(String header, byte[] body) {
        byte[] head = bytes(header);
        byte[] all = java.util.Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        return all;
    }
}
