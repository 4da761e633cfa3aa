package dev.chaperone.desktop.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.desktop.consent.Asks;
import dev.chaperone.model.action.AbsolutePath;
import dev.chaperone.model.action.AgentAction.ReadPath;
import dev.chaperone.model.action.AgentAction.WritePath;
import dev.chaperone.model.action.Cause;
import dev.chaperone.model.action.Origin;
import dev.chaperone.model.action.Verdict;
import dev.chaperone.model.consent.Answer;
import dev.chaperone.model.consent.Grant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** "Deny and stop asking": a no that is kept like a permission is. */
class RememberedNoTest {

    private static final Origin ORIGIN = Asks.read("s1", "/data").origin();
    private static final Origin LATER = Asks.read("s2", "/data").origin();

    @TempDir
    Path disk;

    private GateRig rig;
    private AbsolutePath file;

    @BeforeEach
    void setUp() throws IOException {
        rig = new GateRig(disk);
        Path folder = Files.createDirectories(rig.home().resolve("private"));
        file = new AbsolutePath(folder.toRealPath().resolve("notes.txt").toString());
    }

    @Test
    void nobodyIsAskedAgainInAnySession() {
        rig.answerNext(Answer.DENY_FOLDER);
        rig.decide(read(ORIGIN));

        Verdict later = rig.decide(read(LATER));

        assertThat(rig.asked()).hasSize(1);
        assertThat(later).isInstanceOf(Verdict.Deny.class);
        assertThat(later.cause())
                .isInstanceOfSatisfying(
                        Cause.ByGrant.class,
                        cause -> assertThat(cause.grantId()).isEqualTo(only().id()));
    }

    @Test
    void theRefusalSaysWhoSaidNoAndHowItIsTakenBack() {
        rig.answerNext(Answer.DENY_FOLDER);
        rig.decide(read(ORIGIN));

        Verdict.Deny later = (Verdict.Deny) rig.decide(read(LATER));

        assertThat(later.message()).contains("ana");
        assertThat(later.wayOut().orElseThrow()).contains("chaperone grants revoke " + only().id());
    }

    @Test
    void aNoToReadingIsANoToChanging() {
        rig.answerNext(Answer.DENY_FOLDER);
        rig.decide(read(ORIGIN));

        assertThat(rig.decide(write(LATER))).isInstanceOf(Verdict.Deny.class);
        assertThat(rig.asked()).hasSize(1);
    }

    @Test
    void aNoToChangingLeavesReadingOpen() {
        rig.answerNext(Answer.DENY_FOLDER);
        rig.decide(write(ORIGIN));
        rig.answerNext(Answer.ONCE);

        assertThat(rig.decide(read(LATER))).isInstanceOf(Verdict.Allow.class);
    }

    @Test
    void itIsStrongerThanAPermissionForTheSameFolder() {
        rig.answerNext(Answer.FOLDER);
        rig.decide(read(ORIGIN));
        rig.answerNext(Answer.DENY_FOLDER);
        rig.decide(write(ORIGIN));

        assertThat(rig.decide(read(ORIGIN))).isInstanceOf(Verdict.Allow.class);
        assertThat(rig.decide(write(ORIGIN))).isInstanceOf(Verdict.Deny.class);
        assertThat(rig.asked()).hasSize(2);
    }

    @Test
    void oneRefusedPathRefusesTheWholeCall() throws IOException {
        AbsolutePath open = new AbsolutePath(Files.createDirectories(disk.resolve("open"))
                .toRealPath()
                .resolve("a")
                .toString());
        rig.answerNext(Answer.DENY_FOLDER);
        rig.decide(read(ORIGIN));

        assertThat(rig.decide(new ReadPath(ORIGIN, List.of(open, file)))).isInstanceOf(Verdict.Deny.class);
        assertThat(rig.asked()).hasSize(1);
    }

    @Test
    void itSurvivesARestartAndEndsByItself() throws IOException {
        rig.answerNext(Answer.DENY_FOLDER);
        rig.decide(read(ORIGIN));

        GateRig restarted = rig.restart();
        assertThat(restarted.decide(read(LATER)).cause()).isInstanceOf(Cause.ByGrant.class);

        restarted.advance(Duration.ofDays(30));
        restarted.answerNext(Answer.ONCE);
        assertThat(restarted.decide(read(LATER))).isInstanceOf(Verdict.Allow.class);
    }

    @Test
    void itCanBeTakenBack() throws IOException {
        rig.answerNext(Answer.DENY_FOLDER);
        rig.decide(read(ORIGIN));

        String id = only().id();
        rig.grants().revoke(g -> g.id().equals(id));
        rig.answerNext(Answer.ONCE);

        assertThat(rig.decide(read(LATER))).isInstanceOf(Verdict.Allow.class);
    }

    private Grant only() {
        return rig.grants().live().getFirst();
    }

    private ReadPath read(Origin origin) {
        return new ReadPath(origin, List.of(file));
    }

    private WritePath write(Origin origin) {
        return new WritePath(origin, List.of(file));
    }
}
