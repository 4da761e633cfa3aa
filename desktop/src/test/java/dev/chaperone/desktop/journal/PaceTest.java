package dev.chaperone.desktop.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTest {

    private final AtomicLong now = new AtomicLong(-5);
    private final Pace pace = new Pace(now::get);

    @Test
    void letsSomeGoAtOnceAndThenOneAMinute() {
        assertThat(sendable()).isEqualTo(20);
        assertThat(pace.delay()).isEqualTo(Duration.ofMinutes(1));

        pass(Duration.ofSeconds(59));
        assertThat(pace.delay()).isEqualTo(Duration.ofSeconds(1));
        pass(Duration.ofSeconds(1));
        assertThat(sendable()).isEqualTo(1);
    }

    @Test
    void sparesNoMoreThanThatHoweverQuietItWas() {
        sendable();
        pass(Duration.ofDays(2));

        assertThat(sendable()).isEqualTo(20);
    }

    @Test
    void makesFewSegmentsOfADayOfSteadyWork() {
        int sent = 0;
        for (int second = 0; second < 10 * 3600; second += 18) { // 2,000 events
            if (pace.delay().isZero()) {
                pace.spend();
                sent++;
            }
            pass(Duration.ofSeconds(18));
        }

        assertThat(sent).isBetween(300, 620);
    }

    private int sendable() {
        int sent = 0;
        while (pace.delay().isZero()) {
            pace.spend();
            sent++;
        }
        return sent;
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
