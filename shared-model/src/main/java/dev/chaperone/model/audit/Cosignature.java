package dev.chaperone.model.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A witness's signature over a checkpoint and the time it saw it (C2SP tlog-cosignature, type 0x04). */
final class Cosignature {

    private static final int LENGTH = Long.BYTES + Ed25519.SIGNATURE_LENGTH;

    private Cosignature() {}

    static boolean verify(byte[] publicKey, byte[] text, byte[] timeAndSignature) throws ProofException {
        if (timeAndSignature.length != LENGTH) {
            return false;
        }
        long seconds = ByteBuffer.wrap(timeAndSignature).getLong();
        byte[] head =
                ("cosignature/v1\ntime " + Long.toUnsignedString(seconds) + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] message = ByteBuffer.allocate(head.length + text.length)
                .put(head)
                .put(text)
                .array();
        return Ed25519.verify(publicKey, message, Arrays.copyOfRange(timeAndSignature, Long.BYTES, LENGTH));
    }
}
