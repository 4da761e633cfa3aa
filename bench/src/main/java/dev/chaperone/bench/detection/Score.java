package dev.chaperone.bench.detection;

import java.util.Map;
import java.util.TreeMap;

/** How many of each kind came out as wanted. */
final class Score {

    private final Map<String, int[]> kinds = new TreeMap<>();

    void add(String kind, boolean good) {
        int[] counts = kinds.computeIfAbsent(kind, _ -> new int[2]);
        counts[0] += good ? 1 : 0;
        counts[1]++;
    }

    int all() {
        return kinds.values().stream().mapToInt(c -> c[1]).sum();
    }

    int good() {
        return kinds.values().stream().mapToInt(c -> c[0]).sum();
    }

    /** 1 if nothing was counted. */
    double share() {
        return all() == 0 ? 1 : (double) good() / all();
    }

    /** Lines of a table: kind, how many, how many as wanted, share, and what the best peer reached. */
    String table(Map<String, String> peers) {
        StringBuilder text = new StringBuilder();
        kinds.forEach((kind, c) -> text.append("| %s | %d | %d | %.3f | %s |%n"
                .formatted(kind, c[1], c[0], (double) c[0] / c[1], peers.getOrDefault(kind, ""))));
        return text.toString();
    }

    /** Kinds of which at least {@code min} did not come out as wanted, with their numbers. */
    String failures(int min) {
        StringBuilder text = new StringBuilder();
        kinds.forEach((kind, c) -> text.append(
                c[1] - c[0] >= min
                        ? "%s%s (%d of %d)".formatted(text.isEmpty() ? "" : ", ", kind, c[1] - c[0], c[1])
                        : ""));
        return text.isEmpty() ? "none" : text.toString();
    }
}
