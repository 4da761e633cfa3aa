package dev.chaperone.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class IdleExitTest {

    private Instant now = Instant.parse("2026-11-24T10:00:00Z");
    private final IdleExit idle = new IdleExit(() -> now);

    @Test
    void fiveMinutesWithoutUseAreTheEnd() {
        now = now.plus(IdleExit.PATIENCE).minusMillis(1);
        assertThat(idle.isDue()).isFalse();

        now = now.plusMillis(1);
        assertThat(idle.isDue()).isTrue();
    }

    @Test
    void everyUseStartsTheTimeAnew() {
        now = now.plus(Duration.ofMinutes(4));
        idle.used();

        now = now.plus(Duration.ofMinutes(4));

        assertThat(idle.isDue()).isFalse();
    }
}
