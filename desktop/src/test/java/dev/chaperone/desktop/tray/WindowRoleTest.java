package dev.chaperone.desktop.tray;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowRoleTest {

    private final TrayRig rig = new TrayRig();

    @Test
    void primingStartsTheProgramOnceAndKeepsIt() {
        rig.window.prime();
        rig.window.prime();

        assertThat(rig.programs).hasSize(1);
        assertThat(rig.log).containsExactly("tell prime", "tell prime");
    }

    @Test
    void aProgramThatLeftIdleIsStartedWhenAQuestionComes() {
        rig.window.prime();
        rig.programs.getFirst().accept(0);
        assertThat(rig.programs).hasSize(1);

        rig.window.needed(true);

        assertThat(rig.programs).hasSize(2);
    }

    @Test
    void aQuestionThatComesWhileItLeavesIsNotLost() {
        rig.window.prime();
        rig.window.needed(true);

        rig.programs.getFirst().accept(0);

        assertThat(rig.programs).hasSize(2);
    }

    @Test
    void aProgramThatDiesIsStartedAgainMoreAndMoreSlowly() {
        rig.window.prime();
        for (int i = 0; i < 7; i++) {
            rig.programs.getLast().accept(1);
            rig.later.getLast().run();
        }

        assertThat(rig.programs).hasSize(8);
        assertThat(rig.log)
                .filteredOn(line -> line.startsWith("later"))
                .containsExactly("later 1", "later 2", "later 4", "later 8", "later 16", "later 30", "later 30");
    }

    @Test
    void aProgramThatRanWellForAMinuteIsStartedAgainSoon() {
        rig.window.prime();
        rig.programs.getLast().accept(1);
        rig.later.getLast().run();
        rig.advance(Duration.ofMinutes(1));

        rig.programs.getLast().accept(137);

        assertThat(rig.log).last().isEqualTo("later 1");
    }

    @Test
    void aProgramThatDoesNotStartIsTriedAgain() {
        rig.startFails = true;
        rig.window.needed(true);
        rig.startFails = false;

        rig.later.getLast().run();

        assertThat(rig.programs).hasSize(1);
    }

    @Test
    void theWindowRunsLikeTheTrayWithItsOwnHeap() {
        assertThat(WindowCommand.like(
                        "/opt/java", List.of("@cli.args", "-Xmx32m", "dev.Main", "tray", "--exit-with-parent")))
                .containsExactly("/opt/java", "@cli.args", "-Xmx96m", "dev.Main", "ui", "--exit-with-parent");
        assertThat(WindowCommand.like("/opt/chaperone/bin/chaperone", List.of("tray")))
                .containsExactly("/opt/chaperone/bin/chaperone", "ui", "--exit-with-parent");
    }

    @Test
    void onlyATrayKnowsHow() {
        assertThatThrownBy(() -> WindowCommand.like("java", List.of("status")))
                .hasMessage("this program was not started as a tray");
    }
}
