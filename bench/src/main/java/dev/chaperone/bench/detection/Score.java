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

    String table() {
        StringBuilder text = new StringBuilder();
        kinds.forEach((kind, c) ->
                text.append("| %s | %d | %d | %.3f |%n".formatted(kind, c[1], c[0], (double) c[0] / c[1])));
        return text.toString();
    }
}
