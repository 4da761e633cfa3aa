package dev.chaperone.desktop.ui.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.desktop.consent.PromptEvent;
import dev.chaperone.desktop.ui.prompt.Questions.Question;
import dev.chaperone.model.consent.Answer;
import dev.chaperone.model.consent.Prompt;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The rules in comments are those of the design's consent rules. */
class PromptPresenterTest {

    private final FakeClock clock = new FakeClock();
    private final FakeDesk desk = new FakeDesk();
    private final FakeSurface surface = new FakeSurface();
    private final PromptPresenter presenter = new PromptPresenter(
            desk, new PromptPresenter.Threads(Runnable::run, Runnable::run), clock, Painted.WORDS, surface);

    @Test // rule 7
    void anAnswerIsDeadFor700MillisecondsAfterTheQuestionWasPainted() {
        pending(Questions.ordinary("q1"));
        clock.advance(Duration.ofSeconds(5));
        presenter.answer("q1", Answer.ONCE);
        presenter.painted();
        clock.advance(Duration.ofMillis(699));
        presenter.answer("q1", Answer.ONCE);
        assertThat(desk.answers).isEmpty();
        assertThat(surface.view().armed()).isFalse();

        clock.advance(Duration.ofMillis(1));
        presenter.tick();

        assertThat(surface.view().armed()).isTrue();
        presenter.answer("q1", Answer.ONCE);
        assertThat(desk.answers).containsExactly("q1 once");
    }

    @Test // rule 7
    void denyIsDeadAsLongAsAllow() {
        pending(Questions.ordinary("q1"));
        presenter.painted();

        presenter.answer("q1", Answer.DENY);

        assertThat(desk.answers).isEmpty();
    }

    @Test // rule 7
    void anAnswerIsDeadFor500MillisecondsAfterTheContentChanged() {
        live(Questions.ordinary("q1"));

        pending(new Question("q1").requests(2).prompt());
        presenter.answer("q1", Answer.ONCE);
        presenter.painted();
        clock.advance(Duration.ofMillis(499));
        presenter.answer("q1", Answer.ONCE);
        assertThat(desk.answers).isEmpty();

        clock.advance(Duration.ofMillis(1));
        presenter.answer("q1", Answer.ONCE);
        assertThat(desk.answers).containsExactly("q1 once");
    }

    @Test // rule 7
    void aChangeBeforeTheFirstPaintDoesNotShortenTheWait() {
        pending(Questions.ordinary("q1"));
        pending(new Question("q1").requests(2).prompt());
        presenter.painted();
        clock.advance(Duration.ofMillis(699));

        presenter.answer("q1", Answer.ONCE);

        assertThat(desk.answers).isEmpty();
    }

    @Test // rule 7
    void anAnswerIsDeadFor500MillisecondsAfterTheWindowGotTheKeyboard() {
        live(Questions.ordinary("q1"));

        presenter.focused();
        clock.advance(Duration.ofMillis(499));
        presenter.answer("q1", Answer.ONCE);
        assertThat(desk.answers).isEmpty();

        clock.advance(Duration.ofMillis(1));
        presenter.answer("q1", Answer.ONCE);
        assertThat(desk.answers).containsExactly("q1 once");
    }

    @Test
    void aLaterDeadlineAloneDoesNotDisarm() {
        live(Questions.ordinary("q1"));

        pending(new Question("q1").deadline(Painted.ASKED.plusSeconds(90)).prompt());
        presenter.answer("q1", Answer.ONCE);

        assertThat(desk.answers).containsExactly("q1 once");
    }

    @Test // rule 3
    void manyQuestionsTakeTurnsInOneWindow() {
        live(Questions.ordinary("q1"));
        pending(Questions.ordinary("q2"));
        assertThat(surface.view().model().prompt().id()).isEqualTo("q1");
        assertThat(surface.view().waiting()).isEqualTo(2);

        presenter.see(new PromptEvent.Closed("q1", "once"));

        assertThat(surface.view().model().prompt().id()).isEqualTo("q2");
        assertThat(surface.view().armed()).isFalse();
        presenter.answer("q2", Answer.ONCE);
        assertThat(desk.answers).isEmpty();
    }

    @Test // rule 3
    void aClickMeantForTheLastQuestionNeverAnswersTheNext() {
        live(Questions.ordinary("q1"));
        pending(Questions.ordinary("q2"));
        presenter.see(new PromptEvent.Closed("q1", "silence"));
        presenter.painted();
        clock.advance(Duration.ofSeconds(1));

        presenter.answer("q1", Answer.FOLDER);

        assertThat(desk.answers).isEmpty();
    }

    @Test // rule 10
    void timeIsPaintedFromTheServicesDeadlineAndSilenceIsLeftToIt() {
        live(new Question("q1").deadline(clock.instant().plusSeconds(60)).prompt());
        clock.advance(Duration.ofSeconds(50));
        presenter.tick();
        assertThat(surface.view().seconds()).isLessThan(11);
        assertThat(surface.view().urgent()).isTrue();

        clock.advance(Duration.ofSeconds(30));
        presenter.tick();

        assertThat(surface.view().seconds()).isZero();
        assertThat(surface.view().armed()).isFalse();
        presenter.answer("q1", Answer.ONCE);
        assertThat(desk.answers).isEmpty();
        presenter.see(new PromptEvent.Closed("q1", "silence"));
        assertThat(surface.now).isEmpty();
    }

    @Test // rule 11
    void readingIsToldToTheServiceButNotAtEveryMove() {
        live(Questions.ordinary("q1"));

        presenter.reading();
        presenter.reading();
        clock.advance(Duration.ofSeconds(5));
        presenter.reading();

        assertThat(desk.kept).containsExactly("q1", "q1");
    }

    @Test // rule 11
    void aMoveWhileTheQuestionAppearsIsNotReading() {
        pending(Questions.ordinary("q1"));
        presenter.painted();

        presenter.reading();

        assertThat(desk.kept).isEmpty();
    }

    @Test // rule 15
    void onlyWhatIsOfferedCanBeAnswered() {
        live(new Question("q1").offered(Answer.DENY, Answer.ONCE).prompt());

        presenter.answer("q1", Answer.FOLDER);

        assertThat(desk.answers).isEmpty();
    }

    @Test // rule 15
    void whatLastsIsNotOfferedWhereThePathDoesNotFit() {
        Prompt prompt =
                new Question("q1").folder("/srv/" + "deep/".repeat(100) + "x").prompt();
        live(prompt);

        presenter.answer("q1", Answer.FOLDER);
        assertThat(desk.answers).isEmpty();

        presenter.answer("q1", Answer.ONCE);
        assertThat(desk.answers).containsExactly("q1 once");
    }

    @Test // rule 20
    void oneAnswerIsSentOnce() {
        live(Questions.ordinary("q1"));

        presenter.answer("q1", Answer.ONCE);
        presenter.answer("q1", Answer.ONCE);
        presenter.answer("q1", Answer.DENY);

        assertThat(desk.answers).containsExactly("q1 once");
    }

    @Test
    void anAnswerThatDidNotArriveIsSaidAndCanBeGivenAgain() {
        live(Questions.ordinary("q1"));
        desk.unreachable = true;
        presenter.answer("q1", Answer.DENY);
        assertThat(surface.view().trouble()).contains("the service has gone");

        desk.unreachable = false;
        clock.advance(Duration.ofSeconds(1));
        presenter.answer("q1", Answer.DENY);

        assertThat(desk.answers).containsExactly("q1 deny");
    }

    @Test
    void withoutTheServiceNothingIsAsked() {
        live(Questions.ordinary("q1"));

        presenter.see(new PromptEvent.Disconnected("gone"));

        assertThat(surface.now).isEmpty();
        assertThat(presenter.isShowing()).isFalse();
    }

    @Test // rule 6
    void theKeyboardIsTakenOnlyWhenThePersonAsksForIt() {
        presenter.review();
        assertThat(surface.keyboard).isFalse();
        live(Questions.ordinary("q1"));
        assertThat(surface.keyboard).isFalse();

        presenter.review();

        assertThat(surface.keyboard).isTrue();
    }

    @Test
    void primingNeverDisturbsAQuestion() {
        presenter.prime();
        assertThat(surface.rehearsals).isEqualTo(1);
        live(Questions.ordinary("q1"));

        presenter.prime();

        assertThat(surface.rehearsals).isEqualTo(1);
    }

    private void pending(Prompt prompt) {
        presenter.see(new PromptEvent.Pending(prompt));
    }

    /** Shown, painted, and long enough ago that answers count. */
    private void live(Prompt prompt) {
        pending(prompt);
        presenter.painted();
        clock.advance(Arming.NEW);
        presenter.tick();
    }
}
