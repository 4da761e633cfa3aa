package dev.chaperone.bench.process;

import dev.chaperone.bench.Samples;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/** Many agents at once: calls at a given rate from several threads, each call a connection of its own. */
record Storm(HookSocket socket, String body, int threads) {

    /**
     * What came of it.
     *
     * @param latency from when a call was due to its answer, so that waiting in line counts
     * @param errors calls without a whole, allowing answer
     */
    record Outcome(Samples latency, long errors) {

        int answered() {
            return latency.nanos().size();
        }

        long perSecond(Duration time) {
            return Math.round(answered() / (time.toMillis() / 1000.0));
        }
    }

    /** @param rate calls a second over all threads */
    Outcome blow(int rate, Duration time) throws InterruptedException {
        List<Long> latencies = Collections.synchronizedList(new ArrayList<>());
        LongAdder errors = new LongAdder();
        long start = System.nanoTime();
        long step = Duration.ofSeconds(threads).toNanos() / rate;
        List<Thread> workers = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            long first = start + step * i / threads;
            workers.add(Thread.ofPlatform().start(() -> work(first, step, start + time.toNanos(), latencies, errors)));
        }
        for (Thread worker : workers) {
            worker.join();
        }
        return new Outcome(new Samples(latencies), errors.sum());
    }

    private void work(long first, long step, long end, List<Long> latencies, LongAdder errors) {
        for (long due = first; due < end && System.nanoTime() < end; due += step) {
            LockSupport.parkNanos(due - System.nanoTime());
            try {
                if (HookSocket.isAllow(socket.ask("PreToolUse", body))) {
                    latencies.add(System.nanoTime() - due);
                } else {
                    errors.increment();
                }
            } catch (IOException _) {
                errors.increment();
            }
        }
    }
}
