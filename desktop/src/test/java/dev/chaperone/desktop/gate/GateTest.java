package dev.chaperone.desktop.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.desktop.consent.Asks;
import dev.chaperone.model.action.AbsolutePath;
import dev.chaperone.model.action.AgentAction;
import dev.chaperone.model.action.AgentAction.ReadPath;
import dev.chaperone.model.action.AgentIdentity;
import dev.chaperone.model.action.CallId;
import dev.chaperone.model.action.Cause;
import dev.chaperone.model.action.Origin;
import dev.chaperone.model.action.SessionId;
import dev.chaperone.model.action.Verdict;
import dev.chaperone.model.audit.EventBody;
import dev.chaperone.model.audit.EventBody.Decided;
import dev.chaperone.model.consent.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateTest {

    @TempDir
    Path disk;

    private GateRig rig;
    private AbsolutePath repository;
    private AbsolutePath file;

    @BeforeEach
    void setUp() throws IOException {
        rig = new GateRig(disk);
        Path work = Files.createDirectories(rig.home().resolve("work/app"));
        Files.createDirectories(work.resolve(".git"));
        repository = new AbsolutePath(work.toString());
        file = new AbsolutePath(
                Files.writeString(work.resolve("notes.txt"), "hello").toString());
    }

    @Test
    void asksForTheRepositoryAndNotTheFile() {
        rig.answerNext(Answer.ONCE);

        Verdict verdict = rig.decide(read(file));

        assertThat(verdict).isInstanceOf(Verdict.Allow.class);
        assertThat(rig.asked())
                .singleElement()
                .satisfies(p -> assertThat(p.folder()).isEqualTo(repository));
    }

    @Test
    void anOnceAnswerIsAskedAgain() {
        rig.answerNext(Answer.ONCE);
        rig.decide(read(file));
        rig.answerNext(Answer.DENY);

        assertThat(rig.decide(read(file))).isInstanceOf(Verdict.Deny.class);
        assertThat(rig.asked()).hasSize(2);
    }

    @Test
    void aSessionGrantCoversReadsBelowWithoutAsking() {
        rig.answerNext(Answer.SESSION);
        rig.decide(read(file));

        Verdict again = rig.decide(read(new AbsolutePath(repository + "/src/Main.java")));

        assertThat(again.cause()).isInstanceOf(Cause.ByGrant.class);
        assertThat(rig.asked()).hasSize(1);
    }

    @Test
    void aGrantForAPartDoesNotCoverWhatIsAskedForWithIt() throws IOException {
        Path part = Files.createDirectories(rig.home().resolve("big/part"));
        AbsolutePath granted = new AbsolutePath(part + "/a.txt");
        rig.answerNext(Answer.SESSION);
        rig.decide(read(granted));
        Files.createDirectories(rig.home().resolve("big/.git")); // from now on both are asked for as one folder
        rig.answerNext(Answer.DENY);

        Verdict both = rig.decide(
                new ReadPath(origin("s1"), List.of(granted, new AbsolutePath(rig.home() + "/big/secret.txt"))));

        assertThat(both).isInstanceOf(Verdict.Deny.class);
    }

    @Test
    void aReadGrantDoesNotCoverWriting() {
        rig.answerNext(Answer.SESSION);
        rig.decide(read(file));
        rig.answerNext(Answer.DENY);

        Verdict write = rig.decide(new AgentAction.WritePath(origin("s1"), List.of(file)));

        assertThat(write).isInstanceOf(Verdict.Deny.class);
    }

    @Test
    void aSessionGrantEndsWithItsSession() {
        rig.answerNext(Answer.SESSION);
        rig.decide(read(file));
        rig.answerNext(Answer.DENY);

        assertThat(rig.decide(new ReadPath(origin("s2"), List.of(file)))).isInstanceOf(Verdict.Deny.class);
    }

    @Test
    void aSessionGrantEndsAfterEightHours() {
        rig.answerNext(Answer.SESSION);
        rig.decide(read(file));
        rig.advance(Duration.ofHours(8));
        rig.answerNext(Answer.DENY);

        assertThat(rig.decide(read(file))).isInstanceOf(Verdict.Deny.class);
    }

    @Test
    void aFolderGrantSurvivesARestart() throws IOException {
        rig.answerNext(Answer.FOLDER);
        rig.decide(read(file));

        GateRig restarted = rig.restart();

        assertThat(restarted
                        .decide(new ReadPath(origin("other"), List.of(file)))
                        .cause())
                .isInstanceOf(Cause.ByGrant.class);
    }

    @Test
    void anEndedGrantDoesNotComeToLifeWhenTheClockIsSetBack() {
        rig.answerNext(Answer.FOLDER);
        rig.decide(read(file));
        rig.advance(Duration.ofDays(30));
        rig.answerNext(Answer.DENY);
        rig.decide(read(file));
        rig.setBack(Duration.ofDays(10));
        rig.answerNext(Answer.ONCE);

        assertThat(rig.decide(read(file)).cause()).isInstanceOf(Cause.Person.class);
    }

    @Test
    void aRevokedGrantCoversNothing() throws IOException {
        rig.answerNext(Answer.FOLDER);
        rig.decide(read(file));
        rig.grants().revoke(_ -> true);
        rig.answerNext(Answer.DENY);

        assertThat(rig.decide(read(file))).isInstanceOf(Verdict.Deny.class);
    }

    @Test
    void anEditedGrantFileCountsAsNone() throws IOException {
        rig.answerNext(Answer.FOLDER);
        rig.decide(read(file));
        byte[] bytes = Files.readAllBytes(rig.grantFile());
        bytes[bytes.length / 2] ^= 1;
        Files.write(rig.grantFile(), bytes);

        assertThat(rig.restart().grants().live()).isEmpty();
        assertThat(Path.of(rig.grantFile() + ".damaged")).exists();
    }

    @Test
    void theRecordSaysHowLongAPersonTook() {
        rig.answerNext(Answer.ONCE);

        rig.decide(read(file));

        Decided decided = rig.journal().decisions().getLast();
        assertThat(decided.cause()).isEqualTo("person");
        assertThat(decided.details().answeredMillis())
                .as("-1 if it is not known")
                .isNotNegative();
    }

    @Test
    void silenceDeniesAndIsNotCalledAPersonsNo() {
        rig.staySilent();

        Verdict verdict = rig.decide(read(file));

        assertThat(verdict.cause()).isInstanceOf(Cause.Silence.class);
        assertThat(((Verdict.Deny) verdict).message())
                .contains("Nobody answered")
                .contains("has not denied");
        assertThat(rig.journal().decisions().getLast().cause()).isEqualTo("silence");
    }

    @Test
    void protectedFoldersAreRefusedUnasked() {
        Verdict verdict = rig.decide(read(new AbsolutePath(rig.home() + "/.ssh/id_ed25519")));

        assertThat(verdict.cause()).isEqualTo(new Cause.Rule("secrets.protected"));
        assertThat(rig.asked()).isEmpty();
    }

    @Test
    void whatIsForbiddenIsRefusedBeforeTheRestIsAsked() {
        Verdict verdict = rig.decide(read(file), read(new AbsolutePath(rig.home() + "/.aws/credentials")));

        assertThat(verdict).isInstanceOf(Verdict.Deny.class);
        assertThat(rig.asked()).isEmpty();
    }

    @Test
    void theHomeFolderIsNeverOfferedWhole() throws IOException {
        Path notes = Files.writeString(rig.home().resolve("notes.txt"), "x");
        rig.answerNext(Answer.ONCE);

        rig.decide(read(new AbsolutePath(notes.toString())));

        assertThat(rig.asked().getFirst().folder()).isEqualTo(new AbsolutePath(notes.toString()));
    }

    @Test
    void aFolderThatHoldsProtectedOnesIsOfferedOnceOnly() {
        rig.answerNext(Answer.ONCE);

        rig.decide(read(new AbsolutePath(rig.home().toString())));

        assertThat(rig.asked().getFirst().offered()).containsExactly(Answer.DENY, Answer.ONCE);
    }

    @Test
    void aPushIsRefusedAndTheWayOutIsNamed() {
        Verdict verdict = rig.decide(new AgentAction.PushRepository(origin("s1"), repository, Optional.of("origin")));

        assertThat(verdict.cause()).isEqualTo(new Cause.Rule("push.closed"));
        assertThat(((Verdict.Deny) verdict).wayOut()).isPresent();
    }

    @Test
    void anUnknownAgentIsRefusedUnasked() {
        Origin stranger = new Origin(
                new AgentIdentity("stranger", "1", new AgentIdentity.Proof.Claimed()),
                new SessionId("s"),
                new CallId("c"),
                repository,
                "");

        assertThat(rig.decide(new ReadPath(stranger, List.of(file))).cause())
                .isEqualTo(new Cause.Rule("agents.allowed"));
    }

    @Test
    void nothingIsAllowedThatIsNotOnDisk() {
        rig.answerNext(Answer.ONCE);
        rig.journal().fill();

        Verdict verdict = rig.decide(read(file));

        assertThat(verdict).isInstanceOf(Verdict.Deny.class);
        assertThat(verdict.cause()).isInstanceOf(Cause.Failure.class);
    }

    @Test
    void aFaultInsideIsADenyAndRecordedAsAFault() {
        rig.breakCleaner();

        Verdict verdict = rig.decide(new AgentAction.SendPrompt(origin("s1"), "hello"));

        assertThat(verdict).isInstanceOf(Verdict.Deny.class);
        assertThat(rig.journal().decisions().getLast().causeRef()).isEqualTo("internal");
    }

    @Test
    void everyActionOfACallIsAnEventUnderOneDecision() {
        rig.answerNext(Answer.ONCE);

        Verdict verdict = rig.decide(read(file), new AgentAction.WritePath(origin("s1"), List.of(file)));

        assertThat(rig.asked()).hasSize(1);
        assertThat(rig.journal().decisions())
                .extracting(EventBody.Decided::decisionId)
                .containsExactly(verdict.decision().value(), verdict.decision().value());
    }

    private static Origin origin(String session) {
        return Asks.origin(session, "call-1");
    }

    private static AgentAction read(AbsolutePath path) {
        return new ReadPath(origin("s1"), List.of(path));
    }
}
