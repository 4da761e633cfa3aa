package dev.chaperone.central.enrol;

import dev.chaperone.model.audit.Ed25519;
import dev.chaperone.model.audit.EnrolmentStatement;
import dev.chaperone.model.audit.ProofException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** What a device claims when it enrols: who it is, and which keys it holds. Immutable. */
public final class Claim {

    /** SubjectPublicKeyInfo of an uncompressed P-256 point (RFC 5480) up to the point. */
    private static final byte[] P256 =
            HexFormat.of().parseHex("3059301306072a8648ce3d020106082a8648ce3d03010703420004");

    private static final int SPKI_LENGTH = 91;

    private final String device;
    private final String name;
    private final Key audit;
    private final Optional<Key> tls;

    /** A public key and the signature over the {@link EnrolmentStatement} that proves it is held. */
    public static final class Key {
        private final byte[] key;
        private final byte[] proof;

        public Key(byte[] key, byte[] proof) {
            this.key = key.clone();
            this.proof = proof.clone();
        }
    }

    /**
     * @param audit 32 raw bytes, Ed25519
     * @param tls P-256 as SubjectPublicKeyInfo; empty where there is no TLS
     */
    public Claim(String device, String name, Key audit, Optional<Key> tls) {
        this.device = device;
        this.name = name;
        this.audit = audit;
        this.tls = tls;
    }

    String device() {
        return device;
    }

    String name() {
        return name;
    }

    byte[] auditKey() {
        return audit.key.clone();
    }

    /** Whether the device holds the keys it names. */
    public boolean isProven(String secret) {
        byte[] statement = EnrolmentStatement.bytes(
                device, audit.key, tls.map(key -> key.key).orElse(new byte[0]), secret);
        try {
            return Ed25519.verify(audit.key, statement, audit.proof)
                    && (tls.isEmpty() || isSignedBy(tls.get(), statement));
        } catch (ProofException e) {
            return false;
        }
    }

    /** The TLS key, if there is one. To be called after {@link #isProven}. */
    Optional<PublicKey> tlsKey() throws GeneralSecurityException {
        return tls.isPresent() ? Optional.of(p256(tls.get().key)) : Optional.empty();
    }

    private static boolean isSignedBy(Key tls, byte[] statement) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initVerify(p256(tls.key));
            signature.update(statement);
            return signature.verify(tls.proof);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static PublicKey p256(byte[] spki) throws GeneralSecurityException {
        if (spki.length != SPKI_LENGTH || !Arrays.equals(spki, 0, P256.length, P256, 0, P256.length)) {
            throw new GeneralSecurityException("the TLS key is not an uncompressed P-256 key");
        }
        return KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(spki));
    }
}
