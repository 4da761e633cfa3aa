package dev.chaperone.central.server;

import java.time.Duration;

/**
 * What one client may cost.
 *
 * @param idle how long a connection may be silent
 * @param patience how long a body may take to arrive as a whole
 * @param connections most at a time
 * @param bodyBytes most bytes of bodies in memory at a time
 * @param burst most requests of a device at once, as after a week offline
 * @param perSecond requests of a device a second from then on
 */
record Limits(Duration idle, Duration patience, int connections, int bodyBytes, int burst, int perSecond) {

    static final Limits USUAL = new Limits(Duration.ofSeconds(30), Duration.ofSeconds(60), 4_096, 32 << 20, 1_000, 20);
}
