package dev.chaperone.desktop.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.desktop.people.PeopleReply;
import dev.chaperone.desktop.people.PeopleReply.Revoked;
import dev.chaperone.desktop.people.PeopleRequest;
import dev.chaperone.model.consent.Answer;
import dev.chaperone.model.consent.Grant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Taking answers back, over the real sockets. */
@Timeout(60)
class RevocationTest {

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
    void allOfAnotherAgentLeavesThisOneAlone() throws IOException {
        service.answering(read("/data/a"), Answer.FOLDER);

        assertThat(ask(new PeopleRequest.RevokeAll("codex", false))).isEqualTo(new Revoked(List.of(), 0));
        assertThat(grants()).hasSize(1);
    }

    @Test
    void allOfAnAgentEndsItsPermissionsAndKeepsItsNoes() throws IOException {
        service.answering(read("/data/a"), Answer.FOLDER);
        service.answering(read("/srv/b"), Answer.SESSION);
        service.answering(read("/data2/c"), Answer.DENY_FOLDER);

        Revoked gone = (Revoked) ask(new PeopleRequest.RevokeAll("claude-code", false));

        assertThat(gone.grants()).hasSize(2);
        assertThat(grants()).extracting(Grant::kind).containsExactly(Grant.Kind.REFUSAL);
        assertThat(service.stayingSilent(read("/data/a"))).contains("\"deny\"");
        assertThat(service.events("grant.revoked")).hasSize(2);
    }

    @Test
    void stoppingAnswersWhatWaitsAndRefusesWhatComes() throws Exception {
        service.answering(read("/data/a"), Answer.FOLDER);
        CompletableFuture<String> waiting = read("/srv/b");
        service.nextPrompt(waiting);

        ask(new PeopleRequest.Stop(false));

        assertThat(waiting.join()).contains("\"deny\"", "stopped every agent");
        assertThat(read("/data/a").join()).contains("\"deny\"", "chaperone resume");
        assertThat(service.events("agents.stopped")).hasSize(1);
    }

    @Test
    void aStopOutlivesTheServiceAndAResumeStartsWithNothing() throws IOException {
        service.answering(read("/data/a"), Answer.FOLDER);
        ask(new PeopleRequest.Stop(false));

        service.restart();
        assertThat(read("/data/a").join()).contains("\"deny\"");

        assertThat(ask(new PeopleRequest.Resume())).isEqualTo(new PeopleReply.Done());
        assertThat(grants()).isEmpty();
        assertThat(service.answering(read("/data/a"), Answer.ONCE)).contains("\"allow\"");
        assertThat(service.events("agents.resumed")).hasSize(1);
    }

    @Test
    void withoutAJournalStoppingStillBitesAndResumingDoesNot() throws IOException {
        service.breakJournal();

        assertThat(ask(new PeopleRequest.Stop(false))).isInstanceOf(PeopleReply.Refused.class);
        assertThat(status().stoppedBy()).isNotEmpty();
        assertThat(ask(new PeopleRequest.Resume())).isInstanceOf(PeopleReply.Refused.class);
        assertThat(status().stoppedBy()).isNotEmpty();
    }

    @Test
    void aStopThatCannotBeSavedTakesEverythingBackAllTheSame() throws IOException {
        service.answering(read("/data/a"), Answer.FOLDER);
        Files.createDirectories(disk.resolve("state/stopped/in-the-way"));

        assertThat(ask(new PeopleRequest.Stop(false))).isInstanceOf(PeopleReply.Refused.class);

        assertThat(grants()).isEmpty();
        assertThat(read("/data/a").join()).contains("\"deny\"", "stopped every agent");
    }

    private PeopleReply.State status() throws IOException {
        return (PeopleReply.State) ask(new PeopleRequest.Status());
    }

    private List<Grant> grants() throws IOException {
        return ((PeopleReply.GrantList) ask(new PeopleRequest.Grants())).grants();
    }

    private PeopleReply ask(PeopleRequest request) throws IOException {
        return service.people().call(request);
    }

    private CompletableFuture<String> read(String path) {
        return service.send("PreToolUse", service.toolCall("Read", "file_path", path));
    }
}
