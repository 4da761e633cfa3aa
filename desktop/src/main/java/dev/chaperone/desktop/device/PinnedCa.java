package dev.chaperone.desktop.device;

import dev.chaperone.model.audit.Hash;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Believes servers whose certificate the one CA with this fingerprint has issued; the JDK checks the path (PKIX). */
final class PinnedCa implements X509TrustManager {

    private final String fingerprint;

    /** @param fingerprint SHA-256 of the CA's certificate, 64 hexadecimal digits in lower case */
    PinnedCa(String fingerprint) {
        this.fingerprint = fingerprint;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        for (X509Certificate candidate : chain) {
            if (Hash.sha256(candidate.getEncoded()).hex().equals(fingerprint)) {
                below(candidate).checkServerTrusted(chain, authType);
                return;
            }
        }
        throw new CertificateException("central's certificate is not of the CA this device was told of");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("this device is no server");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }

    private static X509TrustManager below(X509Certificate ca) throws CertificateException {
        try {
            KeyStore anchors = KeyStore.getInstance("PKCS12");
            anchors.load(null, null);
            anchors.setCertificateEntry("ca", ca);
            TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(anchors);
            TrustManager[] managers = factory.getTrustManagers();
            return Arrays.stream(managers)
                    .filter(X509TrustManager.class::isInstance)
                    .map(X509TrustManager.class::cast)
                    .findFirst()
                    .orElseThrow(() -> new CertificateException("this Java checks no certificates"));
        } catch (GeneralSecurityException | IOException e) {
            throw new CertificateException("central's certificate can't be checked", e);
        }
    }
}
