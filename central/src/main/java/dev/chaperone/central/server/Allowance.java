package dev.chaperone.central.server;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * How many requests each device may make: so many at once, and so many a second from then on (a token bucket). Forgets
 * the devices that asked longest ago. Safe for many threads.
 */
final class Allowance {

    private static final int MOST_DEVICES = 50_000;
    private static final double NANOS = 1e9;

    private final double burst;
    private final double perSecond;
    private final LongSupplier nanoTime;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_DEVICES;
        }
    };

    private record Bucket(double left, long at) {}

    Allowance(double burst, double perSecond, LongSupplier nanoTime) {
        this.burst = burst;
        this.perSecond = perSecond;
        this.nanoTime = nanoTime;
    }

    /** Spends one request; false if there is none left. */
    synchronized boolean spend(String device) {
        long now = nanoTime.getAsLong();
        Bucket bucket = buckets.getOrDefault(device, new Bucket(burst, now));
        double left = Math.min(burst, bucket.left() + (now - bucket.at()) / NANOS * perSecond);
        boolean allowed = left >= 1;
        buckets.put(device, new Bucket(allowed ? left - 1 : left, now));
        return allowed;
    }
}
