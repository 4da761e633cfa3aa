package dev.chaperone.bench;

import java.util.List;
import java.util.Locale;

/** Durations of one thing done many times, in nanoseconds. */
public record Samples(List<Long> nanos) {

    public Samples {
        nanos = List.copyOf(nanos);
    }

    /**
     * The time that this share of the samples stays below, by nearest rank.
     *
     * @param share 0 to 1
     */
    public String millis(double share) {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        int rank = (int) Math.ceil(share * sorted.length);
        return millis(sorted[Math.clamp(rank - 1, 0, sorted.length - 1)]);
    }

    public String leastMillis() {
        return millis(0.0);
    }

    private static String millis(long nanos) {
        return String.format(Locale.ROOT, nanos < 100_000_000 ? "%.1f" : "%.0f", nanos / 1e6);
    }
}
