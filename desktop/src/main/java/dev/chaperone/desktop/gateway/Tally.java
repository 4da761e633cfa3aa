package dev.chaperone.desktop.gateway;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What has become of requests, in numbers only. Safe for many threads. */
final class Tally {

    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    void count(String what) {
        counts.computeIfAbsent(what, _ -> new LongAdder()).increment();
    }

    Map<String, Long> counts() {
        Map<String, Long> now = new TreeMap<>();
        counts.forEach((what, number) -> now.put(what, number.sum()));
        return now;
    }
}
