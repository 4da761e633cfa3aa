package dev.chaperone.model.audit;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;

/**
 * Verification of RFC 8032 Ed25519 signatures under raw 32-byte keys. Signing is the business of those who have keys.
 */
public final class Ed25519 {

    /** Bytes in a public key. */
    public static final int KEY_LENGTH = 32;

    /** Bytes in a signature. */
    public static final int SIGNATURE_LENGTH = 64;

    // SubjectPublicKeyInfo of RFC 8410 up to the key itself.
    private static final byte[] SPKI = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final int ID_DIGITS = 16;

    private Ed25519() {}

    /**
     * Whether the signature is good; malformed signatures are not.
     *
     * @throws ProofException if the key is not a usable Ed25519 key
     */
    public static boolean verify(byte[] publicKey, byte[] message, byte[] signature) throws ProofException {
        PublicKey key = publicKey(publicKey);
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(message);
            return signature.length == SIGNATURE_LENGTH && verifier.verify(signature);
        } catch (SignatureException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new ProofException("Ed25519 public key is not usable", e);
        }
    }

    /** A short name for a key: the first 16 hexadecimal digits of its SHA-256. */
    public static String keyId(byte[] publicKey) {
        return Hash.sha256(publicKey).hex().substring(0, ID_DIGITS);
    }

    private static PublicKey publicKey(byte[] raw) throws ProofException {
        if (raw.length != KEY_LENGTH) {
            throw new ProofException(
                    "Ed25519 public key has %d bytes, it must have %d".formatted(raw.length, KEY_LENGTH));
        }
        byte[] encoded = new byte[SPKI.length + KEY_LENGTH];
        System.arraycopy(SPKI, 0, encoded, 0, SPKI.length);
        System.arraycopy(raw, 0, encoded, SPKI.length, KEY_LENGTH);
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new ProofException("Ed25519 public key is not usable", e);
        }
    }
}
