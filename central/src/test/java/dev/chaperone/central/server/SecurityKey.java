package dev.chaperone.central.server;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;

/** What a FIDO key signs for OpenSSH, made in software (PROTOCOL.u2f and PROTOCOL.sshsig of OpenSSH). */
final class SecurityKey {

    static final int TOUCHED = 0x01;
    static final int VERIFIED = 0x05;

    private static final String TYPE = "sk-ssh-ed25519@openssh.com";
    private static final String APPLICATION = "ssh:";
    private static final int KEY_BYTES = 32;

    private final KeyPair pair;

    SecurityKey() throws Exception {
        pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    }

    /** As in a file of public keys. */
    String publicKey() {
        return TYPE + " " + Base64.getEncoder().encodeToString(blob());
    }

    private byte[] blob() {
        byte[] encoded = pair.getPublic().getEncoded();
        return joined(
                field(TYPE),
                field(Arrays.copyOfRange(encoded, encoded.length - KEY_BYTES, encoded.length)),
                field(APPLICATION));
    }

    /**
     * An armoured signature.
     *
     * @param flags what the hardware signs
     * @param told what the signature says the flags were
     */
    byte[] sign(byte[] message, String namespace, int flags, int told) throws Exception {
        byte[] wrapped = joined(
                "SSHSIG".getBytes(StandardCharsets.US_ASCII),
                field(namespace),
                field(""),
                field("sha512"),
                field(MessageDigest.getInstance("SHA-512").digest(message)));
        byte[] counter = {0, 0, 0, 7};
        Signature signer = Signature.getInstance("Ed25519");
        signer.initSign(pair.getPrivate());
        signer.update(sha256(APPLICATION.getBytes(StandardCharsets.US_ASCII)));
        signer.update((byte) flags);
        signer.update(counter);
        signer.update(sha256(wrapped));
        byte[] signature = joined(field(TYPE), field(signer.sign()), new byte[] {(byte) told}, counter);
        byte[] all = joined(
                "SSHSIG".getBytes(StandardCharsets.US_ASCII),
                new byte[] {0, 0, 0, 1},
                field(blob()),
                field(namespace),
                field(""),
                field("sha512"),
                field(signature));
        String text = Base64.getMimeEncoder(70, new byte[] {'\n'}).encodeToString(all);
        return ("-----BEGIN SSH SIGNATURE-----\n" + text + "\n-----END SSH SIGNATURE-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] sha256(byte[] bytes) throws Exception {
        return MessageDigest.getInstance("SHA-256").digest(bytes);
    }

    private static byte[] field(String text) {
        return field(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] field(byte[] bytes) {
        return joined(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array(), bytes);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
