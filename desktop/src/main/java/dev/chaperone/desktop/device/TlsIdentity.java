package dev.chaperone.desktop.device;

import dev.chaperone.model.audit.Hash;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.ECGenParameterSpec;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;
import okhttp3.TlsVersion;

/**
 * The key this device shows central in TLS, with its certificate and that of the CA: P-256 in a PKCS #12 file with mode
 * 0600, new with each enrolment. It is not the audit key, so that the one can be replaced without the other.
 */
final class TlsIdentity {

    private static final String FILE = "tls-identity.p12";
    private static final String ALIAS = "device";

    /** Known to everybody; what protects the key is the mode of its file. */
    private static final char[] PASSWORD = "chaperone".toCharArray();

    private static final ConnectionSpec TLS_1_3 = new ConnectionSpec.Builder(ConnectionSpec.RESTRICTED_TLS)
            .tlsVersions(TlsVersion.TLS_1_3)
            .build();

    private final KeyStore store;

    private TlsIdentity(KeyStore store) {
        this.store = store;
    }

    static KeyPair freshKey() throws IOException {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IOException("a TLS key can't be made", e);
        }
    }

    /**
     * Keeps a key and its certificates, DER.
     *
     * @throws IOException in one plain line, if they are none
     */
    static void write(PrivateDirectory directory, PrivateKey key, List<byte[]> chain) throws IOException {
        try {
            Certificate[] certificates = new Certificate[chain.size()];
            for (int i = 0; i < certificates.length; i++) {
                certificates[i] = CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(chain.get(i)));
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, PASSWORD);
            store.setKeyEntry(ALIAS, key, PASSWORD, certificates);
            store.store(out, PASSWORD);
            directory.write(FILE, out.toByteArray());
        } catch (GeneralSecurityException e) {
            throw new IOException("central gave a certificate that can't be used; update central or this device", e);
        }
    }

    /** @throws IOException in one plain line, if the file is damaged */
    static Optional<TlsIdentity> read(PrivateDirectory directory) throws IOException {
        Optional<byte[]> file = directory.read(FILE);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(file.get()), PASSWORD);
            return Optional.of(new TlsIdentity(store));
        } catch (GeneralSecurityException | IOException e) {
            throw new IOException(
                    "%s is damaged; enrol this device again"
                            .formatted(directory.path().resolve(FILE)),
                    e);
        }
    }

    /** A client that shows this identity and believes its CA only, over TLS 1.3. */
    OkHttpClient over(OkHttpClient http) throws IOException {
        try {
            KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
            factory.init(store, PASSWORD);
            Certificate[] chain = store.getCertificateChain(ALIAS);
            PinnedCa ca = new PinnedCa(
                    Hash.sha256(chain[chain.length - 1].getEncoded()).hex());
            return client(http, factory.getKeyManagers(), ca);
        } catch (GeneralSecurityException e) {
            throw new IOException("the TLS key of this device can't be used; enrol it again", e);
        }
    }

    /** A client that believes that CA only and shows nothing yet, over TLS 1.3. */
    static OkHttpClient pinned(OkHttpClient http, String caFingerprint) throws IOException {
        try {
            return client(http, new KeyManager[0], new PinnedCa(caFingerprint));
        } catch (GeneralSecurityException e) {
            throw new IOException("this Java has no TLS 1.3", e);
        }
    }

    private static OkHttpClient client(OkHttpClient http, KeyManager[] mine, PinnedCa ca)
            throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLSv1.3");
        context.init(mine, new TrustManager[] {ca}, null);
        return http.newBuilder()
                .sslSocketFactory(context.getSocketFactory(), ca)
                .connectionSpecs(List.of(TLS_1_3))
                .build();
    }
}
