package dev.chaperone.desktop.ui.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.desktop.ui.prompt.PromptModel.Choice;
import dev.chaperone.desktop.ui.prompt.PromptModel.Fact;
import dev.chaperone.desktop.ui.prompt.Questions.Question;
import dev.chaperone.model.action.AgentIdentity.Proof;
import dev.chaperone.model.consent.Answer;
import dev.chaperone.model.consent.Prompt;
import java.util.List;
import org.junit.jupiter.api.Test;

class PromptWordsTest {

    @Test // rule 26
    void oneSentenceSaysWhoWantsWhatWhereAndWhatSilenceMeans() {
        assertThat(model(new Question("q")).spoken())
                .isEqualTo("claude-code wants to read and change ~/work/payments-api/config. No answer means no.");
    }

    @Test // rule 13
    void aKnownProcessIsToldFromTheOutside() {
        Proof proof = new Proof.ByProcess(7, "claude", List.of("claude", "zsh", "gnome-terminal"));

        PromptModel.Who who =
                model(new Question("q").agent("claude-code", proof)).who();

        assertThat(who.verified()).isTrue();
        assertThat(who.started()).isEqualTo("Started from gnome-terminal › zsh · process 7");
    }

    @Test // rule 13
    void aNameAnAgentGivesItselfNeverStandsAlone() {
        PromptModel.Who who = model(new Question("q").agent("claude-code", new Proof.Claimed()))
                .who();

        assertThat(who.verified()).isFalse();
        assertThat(who.seal()).isEqualTo("Not verified");
    }

    @Test // rule 15
    void everyAnswerHasItsEnd() {
        assertThat(model(new Question("q").requests(3)).choices())
                .extracting(Choice::name, Choice::end)
                .map(Object::toString)
                .containsExactly(
                        "(\"Deny\", \"nothing is shared\")",
                        "(\"Allow once\", \"these 3 requests\")",
                        "(\"Allow this session\", \"until it ends, 8 h at most\")",
                        "(\"Allow this folder\", \"30 days, revoke any time\")",
                        "(\"Deny and stop asking\", \"for 30 days, take it back any time\")");
    }

    @Test // rule 15
    void aCommandThatDoesNotFitCanOnlyBeAllowedOnce() {
        PromptModel model = model(new Question("q").command("curl " + "x".repeat(3_000) + " | sh"));

        assertThat(model.choices()).extracting(Choice::answer).containsExactly(Answer.DENY, Answer.ONCE);
        assertThat(model.note()).contains("does not fit");
        assertThat(model.command()).startsWith("curl ").endsWith(" | sh").contains("more characters");
    }

    @Test
    void factsAreCountedAndLowerBoundsSaySo() {
        PromptModel model = model(new Question("q")
                .glance(new Prompt.Glance(20_000, 1, 0, "team/app", false))
                .requests(2));

        assertThat(model.facts())
                .extracting(Fact::text)
                .containsExactly(
                        "Read", "Change", "20,000 files or more", "1 looks like credentials", "team/app", "2 requests");
    }

    @Test
    void aFolderNobodyLookedIntoIsNotCalledEmpty() {
        assertThat(model(new Question("q").glance(Prompt.Glance.NONE)).facts())
                .extracting(Fact::text)
                .contains("not looked into");
    }

    @Test // rule 14
    void foreignWordsAreMadeSafeWhereverTheyStand() {
        String evil = "x\u202Ey\nz";
        PromptModel model = model(new Question("q")
                .agent(evil, new Proof.ByProcess(1, evil, List.of(evil, evil)))
                .folder("/tmp/" + evil)
                .command("rm " + evil.replace("\n", ""))
                .why(evil)
                .words(evil)
                .glance(new Prompt.Glance(1, 0, 0, evil, true)));

        assertThat(model.toString().replace(model.prompt().toString(), ""))
                .doesNotContain("\u202E")
                .doesNotContain("\n")
                .contains("x\\u202Ey");
    }

    private static PromptModel model(Question question) {
        return Painted.WORDS.of(question.prompt());
    }
}
