package dev.chaperone.desktop.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.chaperone.desktop.consent.PromptEvent;
import dev.chaperone.desktop.people.PeopleReply;
import dev.chaperone.desktop.people.PeopleRequest;
import dev.chaperone.model.consent.Answer;
import dev.chaperone.model.consent.Prompt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The people's socket: who may speak, and what becomes of what can't be understood. */
@Timeout(60)
class PeopleDoorTest {

    private static final String STATUS = "{\"op\":\"status\"}\n";

    @TempDir
    Path disk;

    private ServiceRig service;

    @BeforeEach
    void setUp() throws IOException {
        service = new ServiceRig(disk);
    }

    @AfterEach
    void tearDown() throws IOException {
        service.close();
    }

    @Test
    void severalRequestsTravelOnOneConnection() {
        assertThat(send(STATUS + "{\"op\":\"grants\"}\n").lines()).hasSize(2).allMatch(l -> l.startsWith("{\"re\":"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n",
                "null\n",
                "[]\n",
                "garbage\n",
                "{\"op\":\"format-disk\"}\n",
                "{\"op\":\"answer\"}\n",
                "{\"op\":\"answer\",\"prompt\":null,\"answer\":\"once\"}\n",
                "{\"op\":\"revoke\",\"grant\":{}}\n",
                "{\"op\":\"agent-note\",\"agent\":\"x\"}\n",
                "{\"op\":\"recent\",\"limit\":\"many\"}\n"
            })
    void whatIsNoRequestIsRefusedInOneLine(String sent) {
        assertThat(send(sent)).startsWith("{\"re\":\"refused\"").hasLineCount(1);
    }

    @Test
    void aLineWithoutEndIsRefused() {
        assertThat(send("x".repeat(70_000))).startsWith("{\"re\":\"refused\"");
    }

    @Test
    void aHalfRequestIsDropped() {
        assertThat(send("{\"op\":\"status\"")).isEmpty();
    }

    @Test
    void anAnswerToAClosedPromptIsTooLate() {
        assertThat(send("{\"op\":\"answer\",\"prompt\":\"q-1\",\"answer\":\"once\"}\n"))
                .contains("TOO_LATE");
    }

    @Test
    void aWordThatIsNoAnswerIsRefused() {
        assertThat(send("{\"op\":\"answer\",\"prompt\":\"q-1\",\"answer\":\"always\"}\n"))
                .contains("refused", "always", "deny, once, session, folder or deny-folder");
    }

    @Test
    void anUnknownGrantOrDecisionIsRefused() throws IOException {
        assertThat(service.people().call(new PeopleRequest.Revoke("g-1", false)))
                .isEqualTo(new PeopleReply.Refused("there is no live permission g-1; see: chaperone grants"));
        assertThat(service.people().call(new PeopleRequest.Why("d-1")))
                .isInstanceOfSatisfying(
                        PeopleReply.Refused.class,
                        r -> assertThat(r.message()).contains("d-1", "chaperone audit list"));
    }

    @Test
    void aWatcherSeesPromptsComeAndGo() throws Exception {
        BlockingQueue<PromptEvent> seen = new LinkedBlockingQueue<>();
        try (var _ = service.people().watch(seen::add)) {
            CompletableFuture<String> reply =
                    service.send("PreToolUse", service.toolCall("Read", "file_path", "/data/x"));
            Prompt prompt = service.nextPrompt(reply);
            assertThat(seen.poll(30, TimeUnit.SECONDS)).isInstanceOf(PromptEvent.Pending.class);

            service.people().answer(prompt.id(), Answer.DENY);

            assertThat(seen.poll(30, TimeUnit.SECONDS)).isEqualTo(new PromptEvent.Closed(prompt.id(), "deny"));
        }
    }

    @Test
    void aWatcherIsToldWhenTheServiceStops() throws Exception {
        BlockingQueue<PromptEvent> seen = new LinkedBlockingQueue<>();
        var _ = service.people().watch(seen::add);
        service.people().call(new PeopleRequest.Status());

        service.restart();

        assertThat(seen.poll(30, TimeUnit.SECONDS)).isInstanceOf(PromptEvent.Disconnected.class);
    }

    @Test
    void withoutAJournalRevokingStillBitesAndSaysSo() throws IOException {
        service.answering(service.send("PreToolUse", service.toolCall("Read", "file_path", "/data/x")), Answer.FOLDER);
        PeopleReply.GrantList before = (PeopleReply.GrantList) service.people().call(new PeopleRequest.Grants());
        service.breakJournal();

        PeopleReply reply = service.people()
                .call(new PeopleRequest.Revoke(before.grants().getFirst().id(), false));

        assertThat(reply)
                .isInstanceOfSatisfying(
                        PeopleReply.Refused.class,
                        r -> assertThat(r.message()).startsWith("done, but the journal can not be written"));
        assertThat(service.wiring().grants.live()).isEmpty();
    }

    /** The program's file is what counts, so a copy of a shell under the agent's name is that agent. */
    @Test
    void aProgramStartedByAnAgentIsRefusedAndRecorded() throws Exception {
        Path agent =
                Files.copy(Path.of("/bin/sh").toRealPath(), disk.resolve("claude"), StandardCopyOption.COPY_ATTRIBUTES);

        String answer = run(List.of(agent.toString(), "-c", client() + "; true"));

        assertThat(answer).contains("refused", "an agent");
        assertThat(service.events("peer.refused")).hasSize(1);
    }

    @Test
    void aProgramThatCarriesAnAgentsMarkIsRefused() throws Exception {
        assertThat(run(List.of("env", "CLAUDECODE=1", "sh", "-c", client()))).contains("refused", "an agent");
    }

    @Test
    void anotherUserIsRefused() throws Exception {
        assumeThat(Files.getAttribute(Path.of("/proc/self"), "unix:uid"))
                .as("needs root to become somebody else")
                .isEqualTo(0);
        Path socket = service.folders().peopleSocket();
        Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-rw-rw-"));
        for (Path folder : List.of(socket.getParent(), disk)) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        }

        String answer = run(List.of("setpriv", "--reuid=65534", "--clear-groups", "sh", "-c", client()));

        assertThat(answer).contains("refused", "another user");
    }

    @Test
    void theSocketsAreForTheirOwnerOnly() throws IOException {
        for (Path socket :
                List.of(service.folders().peopleSocket(), service.folders().hookSocket())) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)))
                    .isEqualTo("rw-------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket.getParent())))
                    .isEqualTo("rwx------");
        }
    }

    private String client() {
        return "printf '%s\\n' '{\"op\":\"grants\"}' | nc -N -U "
                + service.folders().peopleSocket();
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }

    private String send(String text) {
        return ServiceRig.exchange(service.folders().peopleSocket(), text.getBytes(StandardCharsets.UTF_8));
    }
}
