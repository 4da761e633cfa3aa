package dev.chaperone.central.server;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * Keeps what is being uploaded within bounds: one body a device, so many requests, and so many bytes in all. Safe for
 * many threads.
 */
final class Uploads {

    private final Set<String> devices = ConcurrentHashMap.newKeySet();
    private final Semaphore bytes;
    private final Allowance allowance;

    Uploads(int bytes, Allowance allowance) {
        this.bytes = new Semaphore(bytes);
        this.allowance = allowance;
    }

    /** Counts a request. @throws Refusal if the device has made too many */
    void count(String device) {
        if (!allowance.spend(device)) {
            throw new Refusal(
                    429, "this device asks too often; try again in a few seconds", Map.of("Retry-After", "5"));
        }
    }

    /** What an upload holds until it is closed. */
    interface Place extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * A place for one upload.
     *
     * @throws Refusal at once, if the device has one or there is no room
     */
    Place take(String device, int length) {
        if (!devices.add(device)) {
            throw new Refusal(429, "this device is sending another one; send one at a time");
        }
        if (!bytes.tryAcquire(length)) {
            devices.remove(device);
            throw new Refusal(503, "the server is busy; try again in a few seconds");
        }
        return () -> {
            bytes.release(length);
            devices.remove(device);
        };
    }
}
