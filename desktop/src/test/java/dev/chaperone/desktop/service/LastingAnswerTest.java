package dev.chaperone.desktop.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chaperone.desktop.confirm.Confirmation.Program;
import dev.chaperone.desktop.confirm.Confirmation.Result;
import dev.chaperone.desktop.consent.AnswerResult;
import dev.chaperone.model.consent.Answer;
import dev.chaperone.model.consent.Prompt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A permission that outlives the session, and the operating system's own question before it. */
@Timeout(60)
class LastingAnswerTest {

    private ServiceRig service;
    private CompletableFuture<String> call;
    private Prompt prompt;

    @BeforeEach
    void ask(@TempDir Path disk) throws IOException {
        service = new ServiceRig(disk);
        call = service.send("PreToolUse", service.toolCall("Read", "file_path", "/data/x"));
        prompt = service.nextPrompt(call);
    }

    @AfterEach
    void tearDown() throws IOException {
        service.close();
    }

    @Test
    void countsOnceConfirmedAndTheEventSaysSo() throws Exception {
        service.confirmation().will(Result.CONFIRMED);

        assertThat(service.people().answer(prompt.id(), Answer.FOLDER)).isEqualTo(AnswerResult.COUNTED);

        assertThat(call.join()).contains("allow");
        assertThat(service.events("decision").getLast().toString()).contains("\"approverProof\":\"confirmed\"");
    }

    @Test
    void isAskedAboutTheProgramThatAnswered() throws Exception {
        service.confirmation().will(Result.CONFIRMED);

        service.people().answer(prompt.id(), Answer.FOLDER);

        assertThat(service.confirmation().asked())
                .singleElement()
                .extracting(Program::pid)
                .isEqualTo(ProcessHandle.current().pid());
    }

    @ParameterizedTest
    @CsvSource({"DECLINED, you have not", "NOBODY_ASKS, in a terminal"})
    void doesNotCountUnconfirmedAndTheQuestionStaysOpen(Result result, String said) throws Exception {
        service.confirmation().will(result);

        assertThatThrownBy(() -> service.people().answer(prompt.id(), Answer.FOLDER))
                .hasMessageContaining(said)
                .hasMessageContaining("'session'");

        assertThat(call).isNotDone();
        assertThat(service.wiring().grants.live()).isEmpty();
        assertThat(service.people().answer(prompt.id(), Answer.SESSION)).isEqualTo(AnswerResult.COUNTED);
    }

    @Test
    void countsWhereTheSystemHasNoSuchQuestionAndTheEventSaysSo() throws Exception {
        service.people().answer(prompt.id(), Answer.FOLDER);

        assertThat(call.join()).contains("allow");
        assertThat(service.events("decision").getLast().toString()).contains("\"approverProof\":\"program\"");
    }

    @Test
    void doesNotCountThereIfPolicyAlwaysWantsIt() throws Exception {
        manage("always");

        assertThatThrownBy(() -> service.people().answer(prompt.id(), Answer.FOLDER))
                .hasMessageContaining("your organisation");
    }

    @Test
    void needsNothingIfPolicyNeverWantsIt() throws Exception {
        manage("never");
        service.confirmation().will(Result.DECLINED);

        assertThat(service.people().answer(prompt.id(), Answer.FOLDER)).isEqualTo(AnswerResult.COUNTED);
        assertThat(service.confirmation().asked()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"DENY", "ONCE", "SESSION", "DENY_FOLDER"})
    void whatEndsWithTheSessionOrDeniesIsNotAskedAbout(Answer answer) throws Exception {
        service.confirmation().will(Result.DECLINED);

        assertThat(service.people().answer(prompt.id(), answer)).isEqualTo(AnswerResult.COUNTED);
        assertThat(service.confirmation().asked()).isEmpty();
    }

    @Test
    void nobodyIsAskedForAQuestionThatIsClosed() throws Exception {
        service.people().answer(prompt.id(), Answer.DENY);

        assertThat(service.people().answer(prompt.id(), Answer.FOLDER)).isEqualTo(AnswerResult.TOO_LATE);
        assertThat(service.confirmation().asked()).isEmpty();
    }

    private void manage(String confirm) throws IOException {
        Files.createDirectories(service.folders().managed());
        Files.writeString(
                service.folders().managed().resolve("a.json"), "{\"ConfirmLastingPermissions\": \"" + confirm + "\"}");
        service.wiring().policy.reload();
    }
}
