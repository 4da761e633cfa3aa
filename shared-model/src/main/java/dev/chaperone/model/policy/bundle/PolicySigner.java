package dev.chaperone.model.policy.bundle;

import java.security.GeneralSecurityException;

/** Whoever can sign policy under one Ed25519 key. */
public interface PolicySigner {

    SigningKey key();

    /** 64 bytes, RFC 8032. */
    byte[] sign(byte[] message) throws GeneralSecurityException;
}
