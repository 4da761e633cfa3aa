package dev.chaperone.desktop.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.desktop.consent.Asks;
import dev.chaperone.desktop.consent.KillSwitch;
import dev.chaperone.model.action.AbsolutePath;
import dev.chaperone.model.action.AgentAction.ReadPath;
import dev.chaperone.model.action.Cause;
import dev.chaperone.model.action.Verdict;
import dev.chaperone.model.audit.EventBody;
import dev.chaperone.model.consent.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kill switch, as the gate sees it. */
class StoppedAgentsTest {

    private static final ReadPath READ =
            new ReadPath(Asks.read("s1", "/data").origin(), List.of(new AbsolutePath("/data/x")));

    @TempDir
    Path disk;

    private GateRig rig;

    @BeforeEach
    void setUp() throws IOException {
        rig = new GateRig(disk);
    }

    @Test
    void nothingIsAllowedOrAskedWhileStopped() throws IOException {
        rig.answerNext(Answer.FOLDER);
        rig.decide(READ);
        rig.stop();

        Verdict verdict = rig.decide(READ);

        assertThat(verdict).isInstanceOf(Verdict.Deny.class);
        assertThat(verdict.cause()).isEqualTo(new Cause.Rule("consent.stopped"));
        assertThat(rig.asked()).hasSize(1);
    }

    @Test
    void theRefusalIsRecorded() throws IOException {
        rig.stop();
        rig.decide(READ);

        assertThat(rig.journal().events())
                .last()
                .isInstanceOfSatisfying(
                        EventBody.Decided.class, e -> assertThat(e.causeRef()).isEqualTo("consent.stopped"));
    }

    @Test
    void aStopOutlivesARestart() throws IOException {
        rig.stop();

        assertThat(rig.restart().decide(READ)).isInstanceOf(Verdict.Deny.class);
    }

    @Test
    void afterResumingPeopleAreAskedAgain() throws IOException {
        rig.stop();
        rig.killSwitch().resume();
        rig.answerNext(Answer.ONCE);

        assertThat(rig.decide(READ)).isInstanceOf(Verdict.Allow.class);
    }

    @Test
    void aFileThatCannotBeUnderstoodCountsAsStopped() throws IOException {
        Files.write(disk.resolve("state/stopped"), new byte[] {0, 1, 2});

        assertThat(rig.restart().killSwitch().stopped())
                .hasValueSatisfying(stop -> assertThat(stop.by()).isEqualTo("unknown"));
    }

    @Test
    void itStopsEvenIfThatCannotBeSaved() throws IOException {
        Files.createDirectory(disk.resolve("state/stopped"));
        Files.createFile(disk.resolve("state/stopped/full"));

        try {
            rig.stop();
        } catch (IOException expected) {
            assertThat(expected).hasMessageContaining("can't write");
        }

        assertThat(rig.killSwitch().stopped()).map(KillSwitch.Stop::by).hasValue("ana");
    }
}
