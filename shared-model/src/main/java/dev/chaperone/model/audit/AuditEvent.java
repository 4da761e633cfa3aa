package dev.chaperone.model.audit;

import java.time.Instant;

/**
 * An event as a device recorded it.
 *
 * @param id UUIDv7, unique everywhere
 * @param device the device's id
 * @param sequence 1, 2, 3 … without a hole, per device
 * @param time the device's clock, milliseconds precision
 * @param user operating-system user the service acts for
 */
public record AuditEvent(String id, String device, long sequence, Instant time, String user, EventBody body) {}
