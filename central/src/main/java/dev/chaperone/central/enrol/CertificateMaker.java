package dev.chaperone.central.enrol;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** X.509 version 3 certificates (RFC 5280), signed with ECDSA over SHA-256. */
final class CertificateMaker {

    private static final Duration LIFE = Duration.ofDays(3_650);

    /** For clocks that are behind ours. */
    private static final Duration LEEWAY = Duration.ofDays(1);

    private static final int SERIAL_BITS = 127;

    private final SecureRandom random;
    private final InstantSource clock;

    CertificateMaker(SecureRandom random, InstantSource clock) {
        this.random = random;
        this.clock = clock;
    }

    /**
     * Whom a certificate is for.
     *
     * @param isHost whether the name is a host's, which clients compare with whom they called
     */
    record Subject(String name, PublicKey key, KeyPurposeId purpose, boolean isHost) {}

    /** Signed by itself; may issue, but nobody below it may. */
    X509Certificate authority(String name, KeyPair pair) throws GeneralSecurityException, IOException {
        try {
            X500Name both = new X500Name(name);
            X509v3CertificateBuilder builder = builder(both, both, pair.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            return sign(builder, pair.getPrivate());
        } catch (CertIOException e) {
            throw new IOException("a certificate can't be made", e);
        }
    }

    X509Certificate issue(PrivateKey issuerKey, X509Certificate issuer, Subject subject) throws IOException {
        try {
            X500Name name = new X500Name("CN=" + subject.name());
            X500Name issuerName = new JcaX509CertificateHolder(issuer).getSubject();
            X509v3CertificateBuilder builder = builder(issuerName, name, subject.key());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(subject.purpose()));
            if (subject.isHost()) {
                builder.addExtension(Extension.subjectAlternativeName, false, hostNames(subject.name()));
            }
            return sign(builder, issuerKey);
        } catch (GeneralSecurityException | CertIOException e) {
            throw new IOException("a certificate can't be made", e);
        }
    }

    private static GeneralNames hostNames(String host) {
        boolean address = host.matches("[0-9.]+") || host.contains(":");
        return new GeneralNames(new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, host));
    }

    private X509v3CertificateBuilder builder(X500Name issuer, X500Name subject, PublicKey key) {
        Instant now = clock.instant();
        return new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(SERIAL_BITS, random).add(BigInteger.ONE),
                Date.from(now.minus(LEEWAY)),
                Date.from(now.plus(LIFE)),
                subject,
                key);
    }

    private static X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey key)
            throws GeneralSecurityException {
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)));
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException("the key can't sign", e);
        }
    }
}
