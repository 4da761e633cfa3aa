package dev.chaperone.central.enrol;

import dev.chaperone.model.audit.Hash;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.InstantSource;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/**
 * Issues the certificates of laptops and of this server, X.509 with P-256. What it issues to a laptop holds as long as
 * itself: each request asks the table of devices, where revoking takes one call. Safe for many threads.
 */
public final class DeviceCa {

    private static final String ALIAS = "device-ca";
    private static final String NAME = "CN=Chaperone device CA";

    /** Known to everybody; what protects the key is the mode of its file, as with the log key. */
    private static final char[] PASSWORD = "chaperone".toCharArray();

    private final PrivateKey key;
    private final X509Certificate certificate;
    private final CertificateMaker maker;

    private DeviceCa(PrivateKey key, X509Certificate certificate, CertificateMaker maker) {
        this.key = key;
        this.certificate = certificate;
        this.maker = maker;
    }

    /** A new one. */
    public static DeviceCa make(SecureRandom random, InstantSource clock) throws IOException {
        try {
            CertificateMaker maker = new CertificateMaker(random, clock);
            KeyPair pair = pair();
            return new DeviceCa(pair.getPrivate(), maker.authority(NAME, pair), maker);
        } catch (GeneralSecurityException e) {
            throw new IOException("a device CA can't be made", e);
        }
    }

    /** @throws IOException in one plain line, unless {@code pkcs12} is what {@link #encode} gives */
    public static DeviceCa decode(byte[] pkcs12, SecureRandom random, InstantSource clock) throws IOException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(pkcs12), PASSWORD);
            if (store.getKey(ALIAS, PASSWORD) instanceof PrivateKey key
                    && store.getCertificate(ALIAS) instanceof X509Certificate certificate) {
                return new DeviceCa(key, certificate, new CertificateMaker(random, clock));
            }
            throw new GeneralSecurityException("no entry " + ALIAS);
        } catch (GeneralSecurityException | IOException e) {
            throw new IOException("the file of the device CA is not usable; restore it from a backup", e);
        }
    }

    /** Key and certificate as PKCS #12. */
    public byte[] encode() throws IOException {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, PASSWORD);
            store.setKeyEntry(ALIAS, key, PASSWORD, new Certificate[] {certificate});
            store.store(out, PASSWORD);
            return out.toByteArray();
        } catch (GeneralSecurityException e) {
            throw new IOException("the device CA can't be stored", e);
        }
    }

    public X509Certificate certificate() {
        return certificate;
    }

    /** SHA-256 of the certificate, 64 hexadecimal digits. */
    public String fingerprint() throws IOException {
        return fingerprint(certificate);
    }

    static String fingerprint(X509Certificate certificate) throws IOException {
        try {
            return Hash.sha256(certificate.getEncoded()).hex();
        } catch (GeneralSecurityException e) {
            throw new IOException("a certificate can't be encoded", e);
        }
    }

    /** The TLS certificate of a device; its name is the device's id. */
    X509Certificate issue(String device, PublicKey deviceKey) throws IOException {
        return maker.issue(
                key,
                certificate,
                new CertificateMaker.Subject(device, deviceKey, KeyPurposeId.id_kp_clientAuth, false));
    }

    /** A fresh key for this server and its certificate for {@code host}, a DNS name or an IP address. */
    public KeyStore server(String host, char[] password) throws IOException {
        try {
            KeyPair pair = pair();
            X509Certificate mine = maker.issue(
                    key,
                    certificate,
                    new CertificateMaker.Subject(host, pair.getPublic(), KeyPurposeId.id_kp_serverAuth, true));
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, password);
            store.setKeyEntry("server", pair.getPrivate(), password, new Certificate[] {mine, certificate});
            return store;
        } catch (GeneralSecurityException e) {
            throw new IOException("a certificate for '%s' can't be made".formatted(host), e);
        }
    }

    private static KeyPair pair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }
}
