package dev.chaperone.desktop.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.desktop.people.PeopleReply;
import dev.chaperone.desktop.people.PeopleRequest;
import dev.chaperone.model.consent.Answer;
import dev.chaperone.model.consent.Grant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A yes is given once and counts on every way an agent can take, until it ends or is taken back. */
@Timeout(60)
class ChannelsTest {

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
    void aSessionsYesCountsForToolShellAndMention() throws IOException {
        service.answering(tool(), Answer.SESSION);

        assertThat(tool().join()).contains("\"allow\"");
        assertThat(mention().join()).isEqualTo("CHAPERONE/1 0 out\n\nEND\n");
        // The command runs in the home folder, which is a question of its own; the file is not.
        service.answering(shell(), Answer.ONCE);
        assertThat(service.decisions().stream()
                        .filter(e -> e.path("action").stringValue().equals("fs.read"))
                        .map(e -> e.path("outcome").stringValue()))
                .containsOnly("allow");
    }

    @Test
    void aYesToTheMentionCountsForTheTool() throws IOException {
        service.answering(mention(), Answer.FOLDER);

        assertThat(tool().join()).contains("\"allow\"");
    }

    @Test
    void aFoldersYesSurvivesARestart() throws IOException {
        service.answering(tool(), Answer.FOLDER);

        service.restart();

        assertThat(tool().join()).contains("\"allow\"");
    }

    @Test
    void aFoldersYesEndsAfterThirtyDays() throws IOException {
        service.answering(tool(), Answer.FOLDER);
        service.alarm().advance(Duration.ofDays(30));

        assertThat(service.stayingSilent(tool())).contains("\"deny\"");
    }

    @Test
    void aYesToReadIsNoYesToChange() throws IOException {
        service.answering(tool(), Answer.FOLDER);

        assertThat(service.stayingSilent(
                        service.send("PreToolUse", service.toolCall("Write", "file_path", file.toString()))))
                .contains("\"deny\"");
    }

    @Test
    void onceLeavesNothingBehind() throws IOException {
        service.answering(tool(), Answer.ONCE);

        assertThat(service.wiring().prompts.open()).isEmpty();
        assertThat(grants()).isEmpty();
        assertThat(service.stayingSilent(tool())).contains("\"deny\"");
    }

    @Test
    void theVeryNextCallAfterRevokingIsAsked() throws IOException {
        service.answering(tool(), Answer.FOLDER);
        service.people().call(new PeopleRequest.Revoke(grants().getFirst().id(), false));

        assertThat(grants()).isEmpty();
        assertThat(service.stayingSilent(tool())).contains("\"deny\"");
        assertThat(service.events("grant.revoked")).hasSize(1);
    }

    @Test
    void revokingSurvivesARestart() throws IOException {
        service.answering(tool(), Answer.FOLDER);
        service.people().call(new PeopleRequest.Revoke(grants().getFirst().id(), false));

        service.restart();

        assertThat(grants()).isEmpty();
    }

    @Test
    void aLinkedFolderIsOneQuestionAndOneYes() throws IOException {
        Files.createSymbolicLink(service.home().resolve("shortcut"), file.getParent());
        Path linked = service.home().resolve("shortcut/a.txt");

        service.answering(
                service.send("PreToolUse", service.toolCall("Read", "file_path", linked.toString())), Answer.SESSION);

        assertThat(tool().join()).contains("\"allow\"");
    }

    @Test
    void observingRecordsAndStopsNothing() throws IOException {
        Files.createDirectories(service.folders().managed());
        Files.writeString(service.folders().managed().resolve("a.json"), "{\"Mode\": \"observe\"}");
        service.wiring().policy.reload();

        assertThat(tool().join()).isEqualTo("CHAPERONE/1 0 out\n\nEND\n");
        assertThat(service.send("PreToolUse", service.toolCall("Bash", "command", "git push"))
                        .join())
                .isEqualTo("CHAPERONE/1 0 out\n\nEND\n");
        assertThat(service.decisions())
                .extracting(e -> e.path("causeRef").stringValue())
                .contains("observe:folder.ask", "observe:push.closed");
    }

    @Test
    void whatCannotBeReadIsRefusedEvenWhenObserving() throws IOException {
        Files.createDirectories(service.folders().managed());
        Files.writeString(service.folders().managed().resolve("a.json"), "{\"Mode\": \"observe\"}");
        service.wiring().policy.reload();

        assertThat(service.send("PreToolUse", "{").join()).contains("\"deny\"");
    }

    private CompletableFuture<String> tool() {
        return service.send("PreToolUse", service.toolCall("Read", "file_path", file.toString()));
    }

    private CompletableFuture<String> shell() {
        return service.send("PreToolUse", service.toolCall("Bash", "command", "cat " + file));
    }

    private CompletableFuture<String> mention() {
        return service.send("UserPromptSubmit", service.prompt("look at @docs/a.txt"));
    }

    private List<Grant> grants() throws IOException {
        return service.people().call(new PeopleRequest.Grants()) instanceof PeopleReply.GrantList(var grants)
                ? grants
                : List.of();
    }
}
