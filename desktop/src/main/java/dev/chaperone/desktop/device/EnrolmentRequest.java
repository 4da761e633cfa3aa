package dev.chaperone.desktop.device;

import dev.chaperone.model.audit.EnrolmentStatement;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a device tells central of itself, with the proof that it holds the keys it names. */
final class EnrolmentRequest {

    private final DeviceIdentity device;
    private final String name;
    private final String secret;
    private final Optional<KeyPair> tls;

    /** @param tls the key for TLS; empty where there is none */
    EnrolmentRequest(DeviceIdentity device, String name, String secret, Optional<KeyPair> tls) {
        this.device = device;
        this.name = name;
        this.secret = secret;
        this.tls = tls;
    }

    Map<String, String> fields() throws IOException {
        byte[] tlsKey = tls.map(pair -> pair.getPublic().getEncoded()).orElse(new byte[0]);
        byte[] statement = EnrolmentStatement.bytes(device.deviceId(), device.publicKey(), tlsKey, secret);
        Map<String, String> fields = new HashMap<>();
        fields.put("device", device.deviceId());
        fields.put("name", name);
        fields.put("secret", secret);
        fields.put("auditKey", base64(device.publicKey()));
        try {
            fields.put("auditProof", base64(device.sign(statement)));
            if (tls.isPresent()) {
                fields.put("tlsKey", base64(tlsKey));
                fields.put("tlsProof", base64(sign(tls.get(), statement)));
            }
        } catch (GeneralSecurityException e) {
            throw new IOException("the keys of this device can't sign", e);
        }
        return fields;
    }

    private static byte[] sign(KeyPair pair, byte[] statement) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(pair.getPrivate());
        signature.update(statement);
        return signature.sign();
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
