package dev.chaperone.model.audit;

import java.nio.charset.StandardCharsets;

/**
 * What a device signs with each of its keys when it enrols, which proves that it holds them, as a PKCS #10 request
 * would (RFC 2986, section 3). The secret's digest ties it to one central, so that none can pass it on to another.
 */
public final class EnrolmentStatement {

    private EnrolmentStatement() {}

    /**
     * Five lines: the name of this form, the device, its audit key, its TLS key, and the secret's SHA-256; bytes in
     * base64.
     *
     * @param tlsKey as SubjectPublicKeyInfo; no bytes where there is no TLS
     */
    public static byte[] bytes(String device, byte[] auditKey, byte[] tlsKey, String secret) {
        Hash digest = Hash.sha256(secret.getBytes(StandardCharsets.UTF_8));
        return String.join(
                        "\n",
                        "chaperone enrolment v1",
                        device,
                        StrictBase64.encode(auditKey),
                        StrictBase64.encode(tlsKey),
                        digest.base64(),
                        "")
                .getBytes(StandardCharsets.UTF_8);
    }
}
