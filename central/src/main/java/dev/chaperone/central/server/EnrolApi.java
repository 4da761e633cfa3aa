package dev.chaperone.central.server;

import dev.chaperone.central.enrol.Claim;
import dev.chaperone.central.enrol.DeviceCa;
import dev.chaperone.central.enrol.Devices;
import dev.chaperone.central.log.LogKey;
import dev.chaperone.model.audit.Ed25519;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /v1/enrol}. */
final class EnrolApi {

    private static final int MAX_BODY = 8 * 1024;
    private static final int MAX_NAME = 128;

    private final Devices devices;
    private final String secret;
    private final LogKey key;
    private final Optional<DeviceCa> ca;

    /** @param ca issues certificates; empty without TLS */
    EnrolApi(Devices devices, String secret, LogKey key, Optional<DeviceCa> ca) {
        this.devices = devices;
        this.secret = secret;
        this.key = key;
        this.ca = ca;
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
        byte[] auditKey = bytes(request, "auditKey");
        if (!device.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                || !isName(name)
                || auditKey.length != Ed25519.KEY_LENGTH) {
            return Answer.text(
                    400,
                    "device must be a UUID in lower case, name 1 to %d printable characters, auditKey 32 bytes in base64"
                            .formatted(MAX_NAME));
        }
        byte[] tlsKey = bytes(request, "tlsKey");
        Optional<Claim.Key> tls =
                tlsKey.length == 0 ? Optional.empty() : Optional.of(new Claim.Key(tlsKey, bytes(request, "tlsProof")));
        if (ca.isPresent() && tls.isEmpty()) {
            return Answer.text(400, "this server needs tlsKey and tlsProof; update the laptop");
        }
        return enrol(new Claim(device, name, new Claim.Key(auditKey, bytes(request, "auditProof")), tls));
    }

    private Answer enrol(Claim claim) throws IOException {
        if (!claim.isProven(secret)) {
            return Answer.text(403, "the device does not prove that it holds the keys it names");
        }
        return switch (devices.enrol(claim, ca)) {
            case Devices.Outcome.Enrolled(var token, var certificate) -> Answer.json(enrolled(token, certificate));
            case Devices.Outcome.OtherKey _ -> Answer.text(409, "this device is enrolled with another audit key");
            case Devices.Outcome.Revoked _ ->
                Answer.text(403, "this device was revoked").with(DeviceCheck.REVOKED);
        };
    }

    private ObjectNode enrolled(String token, Optional<X509Certificate> certificate) throws IOException {
        ObjectNode answer = JsonMapper.shared()
                .createObjectNode()
                .put("deviceToken", token)
                .put("logVerifierKey", key.verifier().toString())
                .put("logOrigin", key.name());
        if (certificate.isPresent() && ca.isPresent()) {
            answer.put("certificate", base64(certificate.get()));
            answer.put("caCertificate", base64(ca.get().certificate()));
        }
        return answer;
    }

    private static String base64(X509Certificate certificate) throws IOException {
        try {
            return Base64.getEncoder().encodeToString(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IOException("a certificate can't be encoded", e);
        }
    }

    private static byte[] bytes(JsonNode request, String field) {
        try {
            return Base64.getDecoder().decode(request.path(field).asString(""));
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
