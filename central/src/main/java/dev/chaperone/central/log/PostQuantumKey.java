package dev.chaperone.central.log;

import dev.chaperone.model.audit.MlDsa44;
import dev.chaperone.model.audit.NoteSigner;
import dev.chaperone.model.audit.ProofException;
import dev.chaperone.model.audit.VerifierKey;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * The ML-DSA-44 key that signs checkpoints beside the Ed25519 key, for the day when that can be forged. In a PKCS #12
 * file that only its owner can read; the certificate in it is there because such a file needs one. Safe for many
 * threads.
 */
public final class PostQuantumKey implements NoteSigner {

    private static final String ALGORITHM = "ML-DSA-44";
    private static final String ALIAS = "log";
    private static final Duration LONG = Duration.ofDays(36_500);

    /** Known to everybody; what protects the key is the mode of its file, as with the other log key. */
    private static final char[] PASSWORD = "chaperone".toCharArray();

    private final VerifierKey verifier;
    private final PrivateKey key;
    private final InstantSource clock;

    /** Its times never go back, whatever the clock does. */
    private final AtomicLong latest = new AtomicLong();

    private PostQuantumKey(VerifierKey verifier, PrivateKey key, InstantSource clock) {
        this.verifier = verifier;
        this.key = key;
        this.clock = clock;
    }

    /**
     * Opens the key, or makes one.
     *
     * @param origin the log's name, which is the key's, too
     */
    public static PostQuantumKey open(Path file, String origin, InstantSource clock) throws IOException {
        try {
            if (!Files.exists(file)) {
                DurableFile.write(file, make(clock));
            }
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(Files.readAllBytes(file)), PASSWORD);
            if (store.getKey(ALIAS, PASSWORD) instanceof PrivateKey key) {
                byte[] raw = MlDsa44.rawKey(store.getCertificate(ALIAS).getPublicKey());
                return new PostQuantumKey(VerifierKey.mlDsa44(origin, raw), key, clock);
            }
            throw new GeneralSecurityException("no entry " + ALIAS);
        } catch (GeneralSecurityException | IllegalArgumentException | OperatorCreationException e) {
            throw new IOException("%s is not a usable log key; restore it from a backup".formatted(file), e);
        }
    }

    private static byte[] make(InstantSource clock)
            throws GeneralSecurityException, OperatorCreationException, IOException {
        KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        X500Name name = new X500Name("CN=Chaperone log");
        Instant now = clock.instant();
        Certificate certificate = new JcaX509CertificateConverter()
                .getCertificate(new JcaX509v3CertificateBuilder(
                                name, BigInteger.ONE, Date.from(now), Date.from(now.plus(LONG)), name, pair.getPublic())
                        .build(new JcaContentSignerBuilder(ALGORITHM).build(pair.getPrivate())));
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, PASSWORD);
        store.setKeyEntry(ALIAS, pair.getPrivate(), PASSWORD, new Certificate[] {certificate});
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        store.store(out, PASSWORD);
        return out.toByteArray();
    }

    @Override
    public VerifierKey verifier() {
        return verifier;
    }

    /** Time and signature; only checkpoints can be signed. */
    @Override
    public byte[] sign(byte[] text) throws GeneralSecurityException {
        long seconds = latest.accumulateAndGet(clock.instant().getEpochSecond(), Math::max);
        try {
            Signature signer = Signature.getInstance(ALGORITHM);
            signer.initSign(key);
            signer.update(MlDsa44.message(name(), seconds, text));
            return MlDsa44.timed(seconds, signer.sign());
        } catch (ProofException e) {
            throw new GeneralSecurityException("this key signs checkpoints only", e);
        }
    }
}
