package dev.chaperone.model.policy.bundle;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;

/** A key made for one test. */
final class TestPolicySigner implements PolicySigner {

    private static final int RAW = 32;

    private final KeyPair pair;

    private TestPolicySigner(KeyPair pair) {
        this.pair = pair;
    }

    static TestPolicySigner fresh() throws GeneralSecurityException {
        return new TestPolicySigner(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
    }

    @Override
    public SigningKey key() {
        byte[] spki = pair.getPublic().getEncoded();
        return SigningKey.of(Arrays.copyOfRange(spki, spki.length - RAW, spki.length));
    }

    @Override
    public byte[] sign(byte[] message) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(pair.getPrivate());
        signature.update(message);
        return signature.sign();
    }
}
