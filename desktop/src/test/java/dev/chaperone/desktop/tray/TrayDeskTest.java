package dev.chaperone.desktop.tray;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.desktop.consent.PromptEvent;
import dev.chaperone.model.consent.Answer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrayDeskTest {

    private final TrayRig rig = new TrayRig();

    @Test
    void withoutTheServiceTheIconSaysSo() {
        rig.desk.lost();

        assertThat(rig.view().standing()).isEqualTo(Standing.UNREACHABLE);
        assertThat(rig.view().tip()).isEqualTo("The service does not answer, so agents are denied");
    }

    @Test
    void allWellIsQuiet() {
        rig.desk.heard(TrayRig.state("enforce"), List.of());

        assertThat(rig.view().standing()).isEqualTo(Standing.PROTECTED);
        assertThat(rig.labels())
                .containsExactly(
                        "Protected",
                        "Open Chaperone",
                        "--",
                        "No agent is asking",
                        "--",
                        "No permissions are live",
                        "Stop every agent now",
                        "Open the console",
                        "Managed by Northwind IT");
    }

    @Test
    void stoppingAndResumingAreOneChoiceAway() {
        rig.desk.heard(TrayRig.state("enforce"), List.of());
        rig.desk.chosen(new Wish.StopAgents());
        rig.desk.heard(TrayRig.stopped(), List.of());

        assertThat(rig.view().standing()).isEqualTo(Standing.STOPPED);
        assertThat(rig.labels()).contains("Every agent is stopped", "Let agents ask again");
        rig.desk.chosen(new Wish.ResumeAgents());
        assertThat(rig.log).contains("stop agents", "resume agents");
    }

    @Test
    void aRememberedNoIsTakenBackLikeAPermission() {
        rig.desk.heard(TrayRig.state("enforce"), List.of(TrayRig.no("g1", "/data")));

        MenuEntry.Group grants = (MenuEntry.Group) rig.view().menu().get(5);
        assertThat(grants.entries())
                .singleElement()
                .isInstanceOfSatisfying(
                        MenuEntry.Item.class,
                        item -> assertThat(item.label())
                                .startsWith("Take back the no: claude-code may not read /data"));
    }

    @Test
    void observingIsNotCalledProtected() {
        rig.desk.heard(TrayRig.state("observe"), List.of());

        assertThat(rig.view().standing()).isEqualTo(Standing.OBSERVING);
        assertThat(rig.view().tip()).contains("nothing is stopped");
    }

    @Test
    void aProblemIsNamedInTheMenu() {
        rig.desk.heard(TrayRig.state("enforce", "not enrolled"), List.of());

        assertThat(rig.view().standing()).isEqualTo(Standing.PROBLEM);
        assertThat(rig.labels()).contains("not enrolled");
    }

    @Test
    void aQuestionChangesIconMenuAndNotificationAndNeedsTheWindow() {
        rig.desk.heard(TrayRig.state("enforce"), List.of());

        rig.desk.see(new PromptEvent.Pending(TrayRig.prompt("q1", Answer.values())));

        assertThat(rig.view().standing()).isEqualTo(Standing.ASKING);
        assertThat(rig.labels()).contains("Review: claude-code wants ~/docs");
        assertThat(rig.programs).hasSize(1);
        assertThat(rig.questions).singleElement().satisfies(question -> {
            assertThat(question.title()).isEqualTo("claude-code wants to read a folder");
            assertThat(question.title().length()).isLessThanOrEqualTo(TrayWords.MOST_TITLE);
            assertThat(question.body()).isEqualTo("~/docs\nDenied in 60 s without an answer.");
            assertThat(question.answers()).extracting(Notices.Choice::answer).containsExactly(Answer.DENY, Answer.ONCE);
        });
    }

    @Test
    void oneQuestionIsOneNotificationHoweverOftenItChanges() {
        rig.desk.see(new PromptEvent.Pending(TrayRig.prompt("q1", Answer.values())));
        rig.desk.see(new PromptEvent.Pending(TrayRig.prompt("q1", Answer.DENY, Answer.ONCE)));

        assertThat(rig.questions).hasSize(1);
    }

    @Test
    void anEndedQuestionLeavesNothingBehind() {
        rig.desk.heard(TrayRig.state("enforce"), List.of());
        rig.desk.see(new PromptEvent.Pending(TrayRig.prompt("q1", Answer.values())));

        rig.desk.see(new PromptEvent.Closed("q1", "once"));

        assertThat(rig.view().standing()).isEqualTo(Standing.PROTECTED);
        assertThat(rig.log).contains("withdraw q1", "refresh");
    }

    @Test
    void aMissedQuestionIsCountedUntilThePersonHasSeenIt() {
        rig.desk.see(new PromptEvent.Pending(TrayRig.prompt("q1", Answer.values())));
        rig.desk.see(new PromptEvent.Closed("q1", "silence"));
        assertThat(rig.labels()).contains("One question went unanswered and was denied");

        rig.desk.chosen(new Wish.ForgetMissed());

        assertThat(rig.labels()).contains("No agent is asking");
    }

    @Test
    void aNotificationAnsweredTooSoonDoesNotCount() {
        rig.desk.see(new PromptEvent.Pending(TrayRig.prompt("q1", Answer.values())));

        rig.advance(Duration.ofMillis(699));
        rig.desk.answered("q1", Answer.ONCE);
        assertThat(rig.log).doesNotContain("answer q1 once");

        rig.advance(Duration.ofMillis(1));
        rig.desk.answered("q1", Answer.ONCE);
        assertThat(rig.log).contains("answer q1 once");
    }

    @Test
    void aNotificationNeverGivesWhatLasts() {
        rig.desk.see(new PromptEvent.Pending(TrayRig.prompt("q1", Answer.values())));
        rig.advance(Duration.ofSeconds(5));

        rig.desk.answered("q1", Answer.FOLDER);
        rig.desk.answered("q1", Answer.SESSION);
        rig.desk.answered("unknown", Answer.ONCE);

        assertThat(rig.log).noneMatch(line -> line.startsWith("answer"));
    }

    @Test
    void aPermissionIsTakenBackInTwoClicks() {
        rig.desk.heard(TrayRig.state("enforce"), List.of(TrayRig.grant("g1", "/home/ana/work")));

        MenuEntry.Group grants = (MenuEntry.Group) rig.view().menu().stream()
                .filter(MenuEntry.Group.class::isInstance)
                .findFirst()
                .orElseThrow();
        assertThat(grants.label()).isEqualTo("Permissions (1)");
        MenuEntry.Item item = (MenuEntry.Item) grants.entries().getFirst();
        assertThat(item.label()).startsWith("Take back: claude-code may read ~/work until Dec 24, 2026");
        rig.desk.chosen(item.wish());

        assertThat(rig.log).contains("revoke g1");
    }

    @Test
    void threeHundredPermissionsDoNotMakeAnEndlessMenu() {
        List<dev.chaperone.model.consent.Grant> many = java.util.stream.IntStream.range(0, 300)
                .mapToObj(i -> TrayRig.grant("g" + i, "/home/ana/" + "long-name-".repeat(20) + i))
                .toList();

        rig.desk.heard(TrayRig.state("enforce"), many);

        MenuEntry.Group grants = (MenuEntry.Group) rig.view().menu().stream()
                .filter(MenuEntry.Group.class::isInstance)
                .findFirst()
                .orElseThrow();
        assertThat(grants.entries()).hasSize(21);
        assertThat(((MenuEntry.Item) grants.entries().getLast()).label()).isEqualTo("280 more: chaperone grants");
    }

    @Test
    void reviewBringsTheWindowUp() {
        rig.desk.see(new PromptEvent.Pending(TrayRig.prompt("q1", Answer.values())));

        rig.desk.chosen(new Wish.Review());
        rig.desk.clicked();

        assertThat(rig.log).filteredOn("tell review"::equals).hasSize(2);
    }

    @Test
    void withoutAQuestionAClickOpensTheMainWindow() {
        rig.desk.heard(TrayRig.state("enforce"), List.of());

        rig.desk.chosen(new Wish.OpenWindow());
        rig.desk.clicked();

        assertThat(rig.log).filteredOn("tell open"::equals).hasSize(2);
    }
}
