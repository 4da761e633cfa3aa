package dev.chaperone.desktop.consent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.model.action.Approver;
import dev.chaperone.model.consent.Access;
import dev.chaperone.model.consent.Answer;
import dev.chaperone.model.consent.Prompt;
import dev.chaperone.model.consent.Prompt.Glance;
import dev.chaperone.model.policy.Reach;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PromptQueueTest {

    private static final Approver ANA = Approver.byProgram("ana");
    private static final CompletableFuture<Void> NEVER = new CompletableFuture<>();

    private final FakeAlarm alarm = new FakeAlarm();
    private final AtomicInteger ids = new AtomicInteger();
    private final List<PromptEvent> seen = new ArrayList<>();
    private final PromptQueue queue = new PromptQueue(
            alarm,
            _ -> CompletableFuture.completedFuture(new Glance(12, 2, 0, "team/app", true)),
            () -> "p" + ids.incrementAndGet());

    @BeforeEach
    void watch() {
        queue.watch(seen::add);
    }

    @Test
    void aPersonsAnswerReachesTheCaller() {
        CompletableFuture<Reply> reply = queue.ask(Asks.read("s1", "/home/ana/docs"), NEVER);
        alarm.advance(PromptQueue.GROUPING);

        assertThat(queue.answer("p1", Answer.ONCE, ANA)).isEqualTo(AnswerResult.COUNTED);

        assertThat(reply).isCompletedWithValue(new Reply.Answered("p1", Answer.ONCE, ANA, PromptQueue.GROUPING));
        assertThat(seen.getLast()).isEqualTo(new PromptEvent.Closed("p1", "once"));
    }

    @Test
    void silenceIsNotAPersonsNo() {
        CompletableFuture<Reply> reply = queue.ask(Asks.read("s1", "/home/ana/docs"), NEVER);

        alarm.advance(Duration.ofSeconds(59));
        assertThat(reply).isNotDone();
        alarm.advance(Duration.ofSeconds(1));

        assertThat(reply).isCompletedWithValue(new Reply.Silent("p1", Duration.ofSeconds(60)));
        assertThat(queue.answer("p1", Answer.ONCE, ANA)).isEqualTo(AnswerResult.TOO_LATE);
    }

    @Test
    void callsForTheSameFolderAreOnePrompt() {
        CompletableFuture<Reply> first = queue.ask(Asks.read("s1", "/home/ana/docs"), NEVER);
        CompletableFuture<Reply> second = queue.ask(Asks.read("s1", "/home/ana/docs"), NEVER);
        alarm.advance(PromptQueue.GROUPING);

        assertThat(pending())
                .singleElement()
                .satisfies(p -> assertThat(p.requests()).isEqualTo(2));
        queue.answer("p1", Answer.DENY, ANA);

        assertThat(first).isCompleted();
        assertThat(second).isCompletedWithValue(new Reply.Answered("p1", Answer.DENY, ANA, PromptQueue.GROUPING));
    }

    @Test
    void nothingIsShownBeforeTheGroupingTimeHasPassed() {
        var _ = queue.ask(Asks.read("s1", "/home/ana/docs"), NEVER);
        alarm.advance(PromptQueue.GROUPING.minusMillis(1));

        assertThat(seen).isEmpty();
    }

    @Test
    void thePromptSaysWhatIsInTheFolder() {
        var _ = queue.ask(Asks.read("s1", "/home/ana/docs"), NEVER);
        alarm.advance(PromptQueue.GROUPING);

        assertThat(pending())
                .singleElement()
                .satisfies(p -> assertThat(p.glance()).isEqualTo(new Glance(12, 2, 0, "team/app", true)));
    }

    @Test
    void anAnswerForAFolderSettlesQuestionsItCovers() {
        CompletableFuture<Reply> wide =
                queue.ask(Asks.ask("s1", "/home/ana/app", Access.READ_WRITE, Reach.FOLDER), NEVER);
        CompletableFuture<Reply> below = queue.ask(Asks.read("s1", "/home/ana/app/src"), NEVER);
        CompletableFuture<Reply> otherSession = queue.ask(Asks.read("s2", "/home/ana/app/src"), NEVER);
        CompletableFuture<Reply> beside = queue.ask(Asks.read("s1", "/home/ana/apples"), NEVER);

        queue.answer("p1", Answer.SESSION, ANA);

        assertThat(wide).isCompleted();
        assertThat(below).isCompleted();
        assertThat(otherSession).isNotDone();
        assertThat(beside).isNotDone();
    }

    @Test
    void anOnceAnswerSettlesNothingElse() {
        var _ = queue.ask(Asks.ask("s1", "/home/ana/app", Access.READ_WRITE, Reach.FOLDER), NEVER);
        CompletableFuture<Reply> below = queue.ask(Asks.read("s1", "/home/ana/app/src"), NEVER);

        queue.answer("p1", Answer.ONCE, ANA);

        assertThat(below).isNotDone();
    }

    @Test
    void anAnswerThatWasNotOfferedDoesNotCount() {
        CompletableFuture<Reply> reply = queue.ask(Asks.ask("s1", "/home/ana", Access.READ, Reach.ONCE), NEVER);

        assertThat(queue.answer("p1", Answer.FOLDER, ANA)).isEqualTo(AnswerResult.NOT_OFFERED);
        assertThat(reply).isNotDone();
    }

    @Test
    void readingStopsTheClockForTwentySeconds() {
        CompletableFuture<Reply> reply = queue.ask(Asks.read("s1", "/home/ana/docs"), NEVER);
        alarm.advance(Duration.ofSeconds(50));
        queue.keepOpen("p1");

        alarm.advance(Duration.ofSeconds(29));
        assertThat(reply).isNotDone();
        alarm.advance(Duration.ofSeconds(1));

        assertThat(reply).isCompletedWithValue(new Reply.Silent("p1", Duration.ofSeconds(80)));
    }

    @Test
    void readingCannotHoldTheClockForEver() {
        CompletableFuture<Reply> reply = queue.ask(Asks.read("s1", "/home/ana/docs"), NEVER);
        for (int second = 0; second < 361; second++) {
            queue.keepOpen("p1");
            alarm.advance(Duration.ofSeconds(1));
        }

        assertThat(reply).isCompletedWithValue(new Reply.Silent("p1", Duration.ofMinutes(6)));
    }

    @Test
    void aCallerThatHangsUpTakesItsPromptAlong() {
        CompletableFuture<Void> hangUp = new CompletableFuture<>();
        CompletableFuture<Reply> reply = queue.ask(Asks.read("s1", "/home/ana/docs"), hangUp);

        hangUp.complete(null);

        assertThat(reply).isCompletedWithValue(new Reply.Abandoned("p1"));
        assertThat(queue.answer("p1", Answer.ONCE, ANA)).isEqualTo(AnswerResult.TOO_LATE);
    }

    @Test
    void thePromptStaysWhileAnotherCallerWaits() {
        CompletableFuture<Void> hangUp = new CompletableFuture<>();
        var _ = queue.ask(Asks.read("s1", "/home/ana/docs"), hangUp);
        CompletableFuture<Reply> second = queue.ask(Asks.read("s1", "/home/ana/docs"), NEVER);

        hangUp.complete(null);
        queue.answer("p1", Answer.ONCE, ANA);

        assertThat(second).isCompletedWithValue(new Reply.Answered("p1", Answer.ONCE, ANA, Duration.ZERO));
    }

    @Test
    void aFloodIsRefusedUnasked() {
        for (int i = 0; i < PromptQueue.LIMIT; i++) {
            var _ = queue.ask(Asks.read("s1", "/data/" + i), NEVER);
        }

        assertThat(queue.ask(Asks.read("s1", "/data/more"), NEVER)).isCompletedWithValue(new Reply.Refused());
    }

    @Test
    void stoppingLeavesNobodyWaiting() {
        CompletableFuture<Reply> reply = queue.ask(Asks.read("s1", "/home/ana/docs"), NEVER);

        queue.withdrawAll();

        assertThat(reply).isCompletedWithValue(new Reply.Withdrawn());
    }

    @Test
    void nothingIsAskedOnceItStops() {
        queue.withdrawAll();

        assertThat(queue.ask(Asks.read("s1", "/home/ana/docs"), NEVER)).isCompletedWithValue(new Reply.Withdrawn());
    }

    @Test
    void onceCoversOnlyTheCommandThatWasShown() {
        CompletableFuture<Reply> shown = queue.ask(Asks.run("s1", "/home/ana/app", "ls"), NEVER);
        CompletableFuture<Reply> same = queue.ask(Asks.run("s1", "/home/ana/app", "ls"), NEVER);
        CompletableFuture<Reply> unseen = queue.ask(Asks.run("s1", "/home/ana/app", "rm -r src"), NEVER);

        queue.answer("p1", Answer.ONCE, ANA);
        alarm.advance(PromptQueue.GROUPING);

        assertThat(shown).isCompletedWithValue(new Reply.Answered("p1", Answer.ONCE, ANA, Duration.ZERO));
        assertThat(same).isCompletedWithValue(new Reply.Answered("p1", Answer.ONCE, ANA, Duration.ZERO));
        assertThat(unseen).isNotDone();
        assertThat(pending())
                .singleElement()
                .satisfies(p -> assertThat(p.command()).isEqualTo("rm -r src"));
    }

    @Test
    void aCallerThatWasNotShownCanStillHangUp() {
        CompletableFuture<Void> hangUp = new CompletableFuture<>();
        var _ = queue.ask(Asks.run("s1", "/home/ana/app", "ls"), NEVER);
        CompletableFuture<Reply> unseen = queue.ask(Asks.run("s1", "/home/ana/app", "rm -r src"), hangUp);
        queue.answer("p1", Answer.ONCE, ANA);

        hangUp.complete(null);

        assertThat(unseen).isCompletedWithValue(new Reply.Abandoned("p2"));
    }

    @Test
    void aSessionAnswerCoversEveryCommandThatWaits() {
        var _ = queue.ask(Asks.run("s1", "/home/ana/app", "ls"), NEVER);
        CompletableFuture<Reply> other = queue.ask(Asks.run("s1", "/home/ana/app", "make"), NEVER);

        queue.answer("p1", Answer.SESSION, ANA);

        assertThat(other).isCompletedWithValue(new Reply.Answered("p1", Answer.SESSION, ANA, Duration.ZERO));
    }

    @Test
    void aSecondNoToOneThingEndsItForTheSession() {
        deny(Asks.read("s1", "/home/ana/docs"));
        deny(Asks.read("s1", "/home/ana/docs"));

        assertThat(queue.ask(Asks.read("s1", "/home/ana/docs"), NEVER)).isCompletedWithValue(new Reply.DeniedBefore());
        assertThat(queue.ask(Asks.read("s1", "/home/ana/other"), NEVER)).isNotDone();
        assertThat(queue.ask(Asks.read("s2", "/home/ana/docs"), NEVER)).isNotDone();
    }

    @Test
    void threeNosInTenMinutesEndTheSessionsQuestions() {
        deny(Asks.read("s1", "/data/1"));
        deny(Asks.read("s1", "/data/2"));
        alarm.advance(Denials.WINDOW.minusSeconds(2));
        deny(Asks.read("s1", "/data/3"));

        assertThat(queue.ask(Asks.read("s1", "/data/4"), NEVER)).isCompletedWithValue(new Reply.DeniedBefore());
    }

    @Test
    void threeNosOverALongerTimeDoNot() {
        deny(Asks.read("s1", "/data/1"));
        deny(Asks.read("s1", "/data/2"));
        alarm.advance(Denials.WINDOW.plusSeconds(1));
        deny(Asks.read("s1", "/data/3"));

        assertThat(queue.ask(Asks.read("s1", "/data/4"), NEVER)).isNotDone();
    }

    private void deny(Ask ask) {
        CompletableFuture<Reply> reply = queue.ask(ask, NEVER);
        alarm.advance(PromptQueue.GROUPING);
        queue.answer(pending().getLast().id(), Answer.DENY, ANA);
        assertThat(reply).isDone();
    }

    private List<Prompt> pending() {
        return queue.open();
    }
}
