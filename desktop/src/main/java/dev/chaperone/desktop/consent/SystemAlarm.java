package dev.chaperone.desktop.consent;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The real alarm: one daemon thread. */
public final class SystemAlarm implements Alarm, AutoCloseable {

    private final Clock clock;
    private final ScheduledThreadPoolExecutor executor;

    public SystemAlarm(Clock clock) {
        this.clock = clock;
        this.executor = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("consent-clock").factory());
        executor.setRemoveOnCancelPolicy(true);
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public Ringing at(Instant time, Runnable task) {
        long millis = Math.max(0, Duration.between(now(), time).toMillis());
        ScheduledFuture<?> future = executor.schedule(task, millis, TimeUnit.MILLISECONDS);
        return () -> future.cancel(false);
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
