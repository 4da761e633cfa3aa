package dev.chaperone.model.audit;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.HexFormat;

/** Signs with a throw-away key. */
final class TestSigner implements NoteSigner {

    private final PrivateKey privateKey;
    private final VerifierKey verifier;

    private TestSigner(PrivateKey privateKey, VerifierKey verifier) {
        this.privateKey = privateKey;
        this.verifier = verifier;
    }

    static TestSigner fresh(String name) throws GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] spki = pair.getPublic().getEncoded();
        byte[] raw = Arrays.copyOfRange(spki, spki.length - Ed25519.KEY_LENGTH, spki.length);
        return new TestSigner(pair.getPrivate(), VerifierKey.ed25519(name, raw));
    }

    static TestSigner fromSeed(String name, String seedHex, String publicHex) throws GeneralSecurityException {
        EdECPrivateKeySpec spec = new EdECPrivateKeySpec(
                NamedParameterSpec.ED25519, HexFormat.of().parseHex(seedHex));
        PrivateKey key = KeyFactory.getInstance("Ed25519").generatePrivate(spec);
        return new TestSigner(key, VerifierKey.ed25519(name, HexFormat.of().parseHex(publicHex)));
    }

    @Override
    public VerifierKey verifier() {
        return verifier;
    }

    @Override
    public byte[] sign(byte[] text) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(privateKey);
        signature.update(text);
        return signature.sign();
    }
}
