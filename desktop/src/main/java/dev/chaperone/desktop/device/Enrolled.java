package dev.chaperone.desktop.device;

import dev.chaperone.model.audit.VerifierKey;

/**
 * What enrolment gave this device.
 *
 * @param deviceToken secret; sent as a bearer token
 * @param logKey the key central's log signs its checkpoints with
 * @param logOrigin the log's name in its checkpoints
 */
public record Enrolled(CentralAddress central, String deviceToken, VerifierKey logKey, String logOrigin) {

    @Override
    public String toString() {
        return "Enrolled[" + central.base() + ", " + logOrigin + "]";
    }
}
