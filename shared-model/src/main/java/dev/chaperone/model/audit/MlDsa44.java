package dev.chaperone.model.audit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * ML-DSA-44 (FIPS 204) signatures over checkpoints in the form of C2SP tlog-cosignature v1.1, type 0x06: a time in
 * seconds and the signature over a {@code subtree/v1} structure that names signer, time, origin, range and root.
 */
public final class MlDsa44 {

    /** Bytes in a public key. */
    public static final int KEY_LENGTH = 1_312;

    /** Bytes in a signature. */
    public static final int SIGNATURE_LENGTH = 2_420;

    private static final int LENGTH = Long.BYTES + SIGNATURE_LENGTH;
    private static final int MAX_NAME = 255;
    private static final byte[] LABEL = "subtree/v1\n\0".getBytes(StandardCharsets.US_ASCII);

    // SubjectPublicKeyInfo of RFC 9881 up to the key itself.
    private static final byte[] SPKI = HexFormat.of().parseHex("30820532300b06096086480165030403110382052100");

    private MlDsa44() {}

    /** The raw bytes of a key as Java encodes it. @throws IllegalArgumentException if it is no ML-DSA-44 key */
    public static byte[] rawKey(PublicKey key) {
        byte[] spki = key.getEncoded();
        if (spki.length != SPKI.length + KEY_LENGTH || !Arrays.equals(spki, 0, SPKI.length, SPKI, 0, SPKI.length)) {
            throw new IllegalArgumentException("the key is not an ML-DSA-44 key");
        }
        return Arrays.copyOfRange(spki, SPKI.length, spki.length);
    }

    /**
     * What {@code signer} signs to vouch for a checkpoint.
     *
     * @param seconds since 1970, as an unsigned number
     * @throws ProofException if the text is no checkpoint or a name is longer than 255 bytes
     */
    public static byte[] message(String signer, long seconds, byte[] text) throws ProofException {
        Checkpoint checkpoint = Checkpoint.parse(new String(text, StandardCharsets.UTF_8));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(LABEL);
        name(out, signer);
        number(out, seconds);
        name(out, checkpoint.origin());
        number(out, 0);
        number(out, checkpoint.size());
        out.writeBytes(checkpoint.root().bytes());
        return out.toByteArray();
    }

    /** The bytes of a signature line behind its key id. */
    public static byte[] timed(long seconds, byte[] signature) {
        return ByteBuffer.allocate(Long.BYTES + signature.length)
                .putLong(seconds)
                .put(signature)
                .array();
    }

    static boolean verify(String signer, byte[] publicKey, byte[] text, byte[] timeAndSignature) throws ProofException {
        if (timeAndSignature.length != LENGTH) {
            return false;
        }
        byte[] message = message(signer, ByteBuffer.wrap(timeAndSignature).getLong(), text);
        try {
            byte[] encoded = ByteBuffer.allocate(SPKI.length + KEY_LENGTH)
                    .put(SPKI)
                    .put(publicKey)
                    .array();
            Signature verifier = Signature.getInstance("ML-DSA-44");
            verifier.initVerify(KeyFactory.getInstance("ML-DSA-44").generatePublic(new X509EncodedKeySpec(encoded)));
            verifier.update(message);
            return verifier.verify(timeAndSignature, Long.BYTES, SIGNATURE_LENGTH);
        } catch (SignatureException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new ProofException("ML-DSA-44 public key is not usable", e);
        }
    }

    private static void name(ByteArrayOutputStream out, String name) throws ProofException {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > MAX_NAME) {
            throw new ProofException(
                    "a name of %d bytes is too long to be signed, the limit is %d".formatted(bytes.length, MAX_NAME));
        }
        out.write(bytes.length);
        out.writeBytes(bytes);
    }

    private static void number(ByteArrayOutputStream out, long number) {
        out.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }
}
