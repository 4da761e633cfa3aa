package dev.chaperone.desktop.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.desktop.consent.AnswerResult;
import dev.chaperone.desktop.consent.ConsentDesk;
import dev.chaperone.desktop.consent.PromptEvent;
import dev.chaperone.model.consent.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SteadyWatchTest {

    private final ManualTimer timer = new ManualTimer();
    private final FlakyDesk desk = new FlakyDesk();
    private final List<String> heard = new ArrayList<>();
    private final SteadyWatch watch = new SteadyWatch(
            desk, timer, event -> heard.add(event.getClass().getSimpleName()), () -> heard.add("connected"));

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    @Test
    void aServiceThatIsThereIsWatchedAtOnce() {
        watch.start();

        assertThat(heard).containsExactly("connected");
    }

    @Test
    void aServiceThatIsAwayIsTriedMoreAndMoreSlowly() {
        desk.away = true;
        watch.start();
        for (int i = 0; i < 6; i++) {
            timer.ring();
        }

        assertThat(timer.seconds).containsExactly(1L, 2L, 4L, 8L, 15L, 15L, 15L);
        desk.away = false;
        timer.ring();
        assertThat(heard).containsExactly("connected");
    }

    @Test
    void aLostConnectionIsToldOnceAndComesBack() {
        watch.start();

        desk.listeners.getLast().accept(new PromptEvent.Disconnected("gone"));
        timer.ring();

        assertThat(heard).containsExactly("connected", "Disconnected", "connected");
        assertThat(timer.seconds).containsExactly(1L);
    }

    @Test
    void aClosedWatchStaysClosed() {
        watch.start();
        watch.close();

        desk.listeners.getLast().accept(new PromptEvent.Disconnected("gone"));

        assertThat(timer.seconds).isEmpty();
        assertThat(desk.closed).isEqualTo(1);
    }

    private static final class FlakyDesk implements ConsentDesk {
        private final List<Consumer<PromptEvent>> listeners = new ArrayList<>();
        private boolean away;
        private int closed;

        @Override
        public Watch watch(Consumer<PromptEvent> listener) throws IOException {
            if (away) {
                throw new IOException("nobody listens");
            }
            listeners.add(listener);
            return () -> closed++;
        }

        @Override
        public AnswerResult answer(String promptId, Answer answer) {
            return AnswerResult.TOO_LATE;
        }

        @Override
        public void keepOpen(String promptId) {
            // nothing is open
        }
    }

    /** Runs what is due now at once and the rest when the test says so. */
    private static final class ManualTimer extends ScheduledThreadPoolExecutor {
        private final List<Long> seconds = new ArrayList<>();
        private Runnable next = () -> {};

        ManualTimer() {
            super(1);
        }

        @Override
        public void execute(Runnable task) {
            task.run();
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
            seconds.add(unit.toSeconds(delay));
            next = task;
            return super.schedule(() -> {}, 1, TimeUnit.DAYS);
        }

        void ring() {
            next.run();
        }
    }
}
