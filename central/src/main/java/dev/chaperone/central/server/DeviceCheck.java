package dev.chaperone.central.server;

import dev.chaperone.central.enrol.Devices;
import java.io.IOException;
import java.util.Map;

/** Whether a request is an enrolled laptop's, and one it may still make. */
final class DeviceCheck {

    /** Tells a laptop that enrolling again would be of no use. */
    static final Map<String, String> REVOKED = Map.of("Chaperone-Device", "revoked");

    private final Devices devices;
    private final Uploads uploads;

    DeviceCheck(Devices devices, Uploads uploads) {
        this.devices = devices;
        this.uploads = uploads;
    }

    /** Its audit key. @throws Refusal if it is not enrolled, was revoked, or asks too often */
    byte[] requireEnrolled(Call call, String device) throws IOException {
        byte[] key = switch (devices.authenticate(device, call.credentials())) {
            case Devices.Standing.Enrolled(var auditKey) -> auditKey;
            case Devices.Standing.Revoked _ -> throw new Refusal(403, "this device was revoked", REVOKED);
            case Devices.Standing.Unknown _ ->
                throw new Refusal(401, "this device is not enrolled, or its token or certificate is an old one");
        };
        uploads.count(device);
        return key;
    }
}
