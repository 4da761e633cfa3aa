package dev.chaperone.model.audit;

import java.security.GeneralSecurityException;

/** Whoever can sign notes under one key. */
public interface NoteSigner {

    /** The public half. */
    VerifierKey verifier();

    /** The key's name: no spaces, no {@code +}, not empty. */
    default String name() {
        return verifier().name();
    }

    /** The key's id as {@link VerifierKey#keyId()} computes it. */
    default int keyId() {
        return verifier().keyId();
    }

    /** The bare signature over a note's text, without the key id. */
    byte[] sign(byte[] text) throws GeneralSecurityException;
}
