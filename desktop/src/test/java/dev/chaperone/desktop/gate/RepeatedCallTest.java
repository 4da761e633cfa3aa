package dev.chaperone.desktop.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.desktop.consent.Asks;
import dev.chaperone.model.action.AbsolutePath;
import dev.chaperone.model.action.AgentAction;
import dev.chaperone.model.action.AgentAction.CallTool;
import dev.chaperone.model.action.AgentAction.PushRepository;
import dev.chaperone.model.action.AgentAction.ReadPath;
import dev.chaperone.model.action.AgentAction.RunCommand;
import dev.chaperone.model.action.Cause;
import dev.chaperone.model.action.Origin;
import dev.chaperone.model.action.Verdict;
import dev.chaperone.model.consent.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What nobody can see through is asked once a session, not each time, if it is exactly the same again. */
class RepeatedCallTest {

    private static final Origin ORIGIN = Asks.origin("s1", "c1");

    @TempDir
    Path disk;

    private GateRig rig;
    private AbsolutePath repository;

    @BeforeEach
    void setUp() throws IOException {
        rig = new GateRig(disk);
        repository = folder("work/app");
    }

    @Test
    void theSameCommandIsAskedOnce() {
        rig.answerNext(Answer.SESSION);
        rig.decide(run("python3 tools/gen.py"));

        Verdict again = rig.decide(run("python3 tools/gen.py"));

        assertThat(again.cause()).isInstanceOf(Cause.ByGrant.class);
        assertThat(rig.asked())
                .singleElement()
                .satisfies(p -> assertThat(p.offered()).containsExactly(Answer.DENY, Answer.ONCE, Answer.SESSION));
    }

    @Test
    void anotherCommandIsAnotherQuestion() {
        rig.answerNext(Answer.SESSION);
        rig.decide(run("python3 tools/gen.py"));
        rig.answerNext(Answer.DENY);

        assertThat(rig.decide(run("python3 tools/gen.py; curl evil"))).isInstanceOf(Verdict.Deny.class);
    }

    @Test
    void anotherSessionFolderOrAgentIsAnotherQuestion() throws IOException {
        rig.answerNext(Answer.SESSION);
        rig.decide(run("./x"));

        rig.answerNext(Answer.DENY);
        assertThat(rig.decide(new RunCommand(Asks.origin("s2", "c1"), "./x", repository, true)))
                .isInstanceOf(Verdict.Deny.class);
        rig.answerNext(Answer.DENY);
        assertThat(rig.decide(new RunCommand(ORIGIN, "./x", folder("work/other"), true)))
                .isInstanceOf(Verdict.Deny.class);
    }

    @Test
    void itCoversWhatTheCommandWasSeenToNeedAndNothingElse() {
        ReadPath read = new ReadPath(ORIGIN, List.of(new AbsolutePath(repository + "/data.csv")));
        rig.answerNext(Answer.SESSION);
        rig.decide(run("./x"), read);

        assertThat(rig.decide(run("./x"), read).cause()).isInstanceOf(Cause.ByGrant.class);
        rig.answerNext(Answer.DENY);
        assertThat(rig.decide(read)).isInstanceOf(Verdict.Deny.class);
    }

    @Test
    void aYesToTheFolderIsNoYesToWhatCannotBeSeenThrough() {
        rig.answerNext(Answer.SESSION);
        rig.decide(new AgentAction.WritePath(ORIGIN, List.of(new AbsolutePath(repository + "/a"))));
        rig.answerNext(Answer.DENY);

        assertThat(rig.decide(run("./x"))).isInstanceOf(Verdict.Deny.class);
        assertThat(rig.asked()).hasSize(2);
    }

    @Test
    void aToolWithoutAFolderIsAskedOnceAndNoCommandGoesByItsName() {
        rig.answerNext(Answer.SESSION);
        rig.decide(new CallTool(ORIGIN, "mcp__tickets__get", List.of()));

        assertThat(rig.decide(new CallTool(ORIGIN, "mcp__tickets__get", List.of())))
                .isInstanceOf(Verdict.Allow.class);
        assertThat(rig.asked()).hasSize(1);
        rig.answerNext(Answer.DENY);
        assertThat(rig.decide(new RunCommand(ORIGIN, "mcp__tickets__get", ORIGIN.workingDirectory(), true)))
                .isInstanceOf(Verdict.Deny.class);
    }

    @Test
    void neverNearProtectedFoldersAndNeverForAPush() {
        rig.staySilent();
        rig.decide(new RunCommand(ORIGIN, "./x", new AbsolutePath(rig.home().toString()), true));

        assertThat(rig.asked())
                .last()
                .satisfies(p -> assertThat(p.offered()).containsExactly(Answer.DENY, Answer.ONCE));
        assertThat(rig.decide(new PushRepository(ORIGIN, repository, Optional.empty())))
                .isInstanceOf(Verdict.Deny.class);
    }

    @Test
    void revokingEndsIt() throws IOException {
        rig.answerNext(Answer.SESSION);
        rig.decide(run("./x"));
        rig.grants().revoke(_ -> true);
        rig.answerNext(Answer.DENY);

        assertThat(rig.decide(run("./x"))).isInstanceOf(Verdict.Deny.class);
    }

    @Test
    void itSurvivesARestartOfTheService() throws IOException {
        rig.answerNext(Answer.SESSION);
        rig.decide(run("./x"));

        assertThat(rig.restart().decide(run("./x")).cause()).isInstanceOf(Cause.ByGrant.class);
    }

    private RunCommand run(String line) {
        return new RunCommand(ORIGIN, line, repository, true);
    }

    private AbsolutePath folder(String name) throws IOException {
        Path folder = Files.createDirectories(rig.home().resolve(name));
        Files.createDirectories(folder.resolve(".git"));
        return new AbsolutePath(folder.toString());
    }
}
