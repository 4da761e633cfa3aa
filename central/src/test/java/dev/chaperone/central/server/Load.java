package dev.chaperone.central.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Load on a central in a process of its own: {@code main DIR LAPTOPS SEGMENTS CONNECTIONS}. Each laptop sends so many
 * segments of 50 events, over so many connections at a time; segments are made and signed before the clock starts.
 * Prints events a second, the times of an upload in milliseconds, the server's processor time for an event, which says
 * more than wall time on a busy machine, and its memory.
 */
public final class Load {

    private static final int EVENTS = 50;
    private static final int PERCENTILE = 99;

    private Load() {}

    public static void main(String[] arguments) throws Exception {
        Path data = Path.of(arguments[0]);
        int laptops = Integer.parseInt(arguments[1]);
        int each = Integer.parseInt(arguments[2]);
        CommandLine.Running running = CommandLine.serve(data);
        try (RemoteClients clients = new RemoteClients(running.address(), data, laptops, each);
                ExecutorService pool = Executors.newFixedThreadPool(Integer.parseInt(arguments[3]))) {
            ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();
            Duration before = processorTime(running.process());
            long begin = System.nanoTime();
            clients.uploads().forEach(upload -> pool.execute(() -> nanos.add(upload.getAsLong())));
            pool.shutdown();
            if (!pool.awaitTermination(1, TimeUnit.HOURS)) {
                throw new IOException("the load took more than an hour");
            }
            long total = System.nanoTime() - begin;
            Duration spent = processorTime(running.process()).minus(before);
            System.out.printf("%d µs of processor time an event, ", spent.toNanos() / 1_000 / nanos.size() / EVENTS);
            tell(nanos, total, running.process().pid());
        } finally {
            running.process().destroy();
        }
    }

    private static Duration processorTime(Process process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static void tell(ConcurrentLinkedQueue<Long> nanos, long total, long pid) throws IOException {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        List<String> memory = Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS") || line.startsWith("VmHWM"))
                .toList();
        System.out.printf(
                "%d segments, %.0f events/s, p50 %.1f ms, p99 %.1f ms, worst %.1f ms, %s%n",
                sorted.length,
                sorted.length * EVENTS * 1e9 / total,
                sorted[sorted.length / 2] / 1e6,
                sorted[sorted.length * PERCENTILE / 100] / 1e6,
                Arrays.stream(sorted).max().orElse(0) / 1e6,
                String.join(", ", new ArrayList<>(memory)).replaceAll("\\s+", " "));
    }
}
