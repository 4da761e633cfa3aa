package dev.chaperone.central.server;

import dev.chaperone.central.enrol.Devices;
import dev.chaperone.central.log.LogKey;
import dev.chaperone.model.audit.Ed25519;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code POST /v1/enrol}. */
final class EnrolApi {

    private static final int MAX_BODY = 8 * 1024;
    private static final int MAX_NAME = 128;

    private final Devices devices;
    private final String secret;
    private final LogKey key;

    EnrolApi(Devices devices, String secret, LogKey key) {
        this.devices = devices;
        this.secret = secret;
        this.key = key;
    }

    Answer answer(Call call) throws IOException {
        if (!call.method().equals("POST")) {
            return Answer.text(405, "use POST");
        }
        try {
            return enrol(JsonMapper.shared().readTree(call.body(MAX_BODY)));
        } catch (JacksonException _) {
            return Answer.text(400, "the request is not readable as JSON");
        }
    }

    private Answer enrol(JsonNode request) throws IOException {
        if (!isSecret(request.path("secret").asString(""))) {
            return Answer.text(403, "the enrolment secret is wrong; ask your administrator for a new one");
        }
        String device = request.path("device").asString("");
        String name = request.path("name").asString("").strip();
        byte[] auditKey = key(request.path("auditKey").asString(""));
        if (!device.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                || !isName(name)
                || auditKey.length != Ed25519.KEY_LENGTH) {
            return Answer.text(
                    400,
                    "device must be a UUID in lower case, name 1 to %d printable characters, auditKey 32 bytes in base64"
                            .formatted(MAX_NAME));
        }
        return devices.enrol(device, name, auditKey)
                .map(token -> Answer.json(JsonMapper.shared()
                        .createObjectNode()
                        .put("deviceToken", token)
                        .put("logVerifierKey", key.verifier().toString())
                        .put("logOrigin", key.name())))
                .orElseGet(() -> Answer.text(409, "this device is enrolled with another audit key"));
    }

    private static byte[] key(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException _) {
            return new byte[0];
        }
    }

    private static boolean isName(String name) {
        return !name.isEmpty()
                && name.length() <= MAX_NAME
                && name.codePoints()
                        .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT);
    }

    private boolean isSecret(String given) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8));
    }
}
