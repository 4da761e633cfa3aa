package dev.chaperone.desktop.consent;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** An alarm whose hands the test turns. Tasks ring on the test's thread, in order of time. */
public final class FakeAlarm implements Alarm {

    private record Entry(long number, Instant time, Runnable task) {}

    private final List<Entry> entries = new ArrayList<>();
    private long numbers;
    private Instant now = Instant.parse("2026-11-24T10:00:00Z");

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public synchronized Ringing at(Instant time, Runnable task) {
        Entry entry = new Entry(++numbers, time, task);
        entries.add(entry);
        return () -> remove(entry);
    }

    public void advance(Duration step) {
        Instant target = now().plus(step);
        for (Optional<Entry> due = next(target); due.isPresent(); due = next(target)) {
            due.get().task().run();
        }
        set(target);
    }

    /** Somebody sets the clock back; nothing rings. */
    public void setBack(Duration step) {
        set(now().minus(step));
    }

    /** Turns the hands to whatever rings next, if anything is set. */
    public void ringNext() {
        next(Instant.MAX).ifPresent(due -> due.task().run());
    }

    /** The same time as a clock. */
    public Clock clock() {
        return new Clock() {
            @Override
            public Instant instant() {
                return now();
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
    }

    private synchronized void remove(Entry entry) {
        entries.removeIf(e -> e.number() == entry.number());
    }

    private synchronized void set(Instant time) {
        now = time;
    }

    private synchronized Optional<Entry> next(Instant target) {
        Optional<Entry> due =
                entries.stream().filter(e -> !e.time().isAfter(target)).min(Comparator.comparing(Entry::time));
        due.ifPresent(e -> {
            remove(e);
            now = e.time().isAfter(now) ? e.time() : now;
        });
        return due;
    }
}
