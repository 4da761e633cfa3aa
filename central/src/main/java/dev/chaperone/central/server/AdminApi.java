package dev.chaperone.central.server;

import dev.chaperone.central.enrol.Devices;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code POST /v1/admin/devices/ID/revoke}, for whoever has the token in the file admin-token. */
final class AdminApi {

    private static final Pattern REVOKE = Pattern.compile("/v1/admin/devices/([0-9a-f-]{36})/revoke");

    private final Devices devices;
    private final String token;

    AdminApi(Devices devices, String token) {
        this.devices = devices;
        this.token = token;
    }

    Answer answer(Call call) throws IOException {
        boolean known = MessageDigest.isEqual(
                call.bearer().getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
        if (!known) {
            return Answer.text(401, "send the token in the file admin-token as 'Authorization: Bearer TOKEN'");
        }
        Matcher revoke = REVOKE.matcher(call.path());
        if (!revoke.matches()) {
            return Answer.text(404, "there is nothing here");
        }
        if (!call.method().equals("POST")) {
            return Answer.text(405, "use POST");
        }
        return devices.revoke(revoke.group(1))
                ? Answer.text(200, "revoked; nothing is taken from this laptop any more")
                : Answer.text(404, "there is no such device; the console lists the devices' ids");
    }
}
