package dev.chaperone.model.audit;

/** Whoever can check signatures of notes under one key. */
public interface NoteVerifier {

    String name();

    int keyId();

    /** Whether {@code signature} (without the key id) is good for {@code text}. Never throws for a bad one. */
    boolean verify(byte[] text, byte[] signature);
}
