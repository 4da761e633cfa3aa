package dev.chaperone.desktop.journal;

import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Event ids: UUID version 7 (RFC 9562), so that they sort by the device's clock. */
final class EventIds {

    private EventIds() {}

    static String next(Instant now, RandomGenerator random) {
        long high = (now.toEpochMilli() << 16) | 0x7000L | (random.nextLong() & 0xFFFL);
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }
}
