package dev.chaperone.central.server;

import dev.chaperone.central.enrol.DeviceCa;
import dev.chaperone.central.log.DurableFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * TLS 1.3 and nothing older, with a certificate of our own CA that lives as long as the process. Clients may show a
 * certificate of that CA; what needs one says so itself.
 */
final class Tls {

    private static final int PASSWORD_BYTES = 16;

    private final DeviceCa ca;
    private final String host;

    private Tls(DeviceCa ca, String host) {
        this.ca = ca;
        this.host = host;
    }

    /** With the CA of the data folder, made on first use; tells laptops how to know it in the file enrol-code. */
    static Tls open(DataFolder data, String host, String enrolSecret) throws IOException {
        DeviceCa ca = ca(data.file("device-ca.p12"));
        String code = enrolSecret + "." + ca.fingerprint() + "\n";
        DurableFile.write(data.file("enrol-code"), code.getBytes(StandardCharsets.US_ASCII));
        return new Tls(ca, host);
    }

    private static DeviceCa ca(Path file) throws IOException {
        SecureRandom random = new SecureRandom();
        if (Files.exists(file)) {
            return DeviceCa.decode(Files.readAllBytes(file), random, InstantSource.system());
        }
        DeviceCa fresh = DeviceCa.make(random, InstantSource.system());
        DurableFile.write(file, fresh.encode());
        return fresh;
    }

    DeviceCa ca() {
        return ca;
    }

    /** The name laptops call. */
    String host() {
        return host;
    }

    SslContextFactory.Server context() throws IOException {
        byte[] bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        String password = HexFormat.of().formatHex(bytes); // for a store that is never written
        SslContextFactory.Server context = new SslContextFactory.Server();
        context.setKeyStore(ca.server(host, password.toCharArray()));
        context.setKeyStorePassword(password);
        context.setTrustStore(trusted());
        context.setWantClientAuth(true);
        context.setIncludeProtocols("TLSv1.3");
        context.setEndpointIdentificationAlgorithm(null);
        context.setSniRequired(false);
        return context;
    }

    private KeyStore trusted() throws IOException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry("device-ca", ca.certificate());
            return store;
        } catch (GeneralSecurityException e) {
            throw new IOException("the device CA can't be used", e);
        }
    }
}
