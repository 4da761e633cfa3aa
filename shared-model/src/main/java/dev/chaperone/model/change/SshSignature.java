package dev.chaperone.model.change;

import dev.chaperone.model.audit.ProofException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * What an OpenSSH signature says of itself: the kind of key, and for keys in hardware whether somebody touched it
 * (PROTOCOL.sshsig and PROTOCOL.u2f of OpenSSH). It is only read here; OpenSSH verifies it, but does not look at the
 * flags, so that a key made with {@code no-touch-required} would pass.
 */
public record SshSignature(Presence presence) {

    /** What the signature proves about whoever was there; from weak to strong. */
    public enum Presence {
        /** A key in a file: whoever had it could sign, the person or a program of theirs. */
        NONE,
        /** The key is in hardware, which was touched for this very signature. */
        TOUCHED,
        /** The hardware also asked for its PIN, or the finger it knows. */
        VERIFIED
    }

    private static final String BEGIN = "-----BEGIN SSH SIGNATURE-----";
    private static final String END = "-----END SSH SIGNATURE-----";
    private static final byte[] MAGIC = "SSHSIG".getBytes(StandardCharsets.US_ASCII);
    private static final int USER_PRESENT = 0x01;
    private static final int USER_VERIFIED = 0x04;

    /** @throws ProofException if it is no such signature, or of hardware that nobody touched */
    public static SshSignature read(byte[] armoured) throws ProofException {
        try {
            ByteBuffer blob = ByteBuffer.wrap(unarmoured(armoured));
            byte[] magic = new byte[MAGIC.length];
            blob.get(magic);
            if (!Arrays.equals(magic, MAGIC) || blob.getInt() != 1) {
                throw new IllegalArgumentException("another format");
            }
            field(blob); // the public key, which OpenSSH holds against the list
            field(blob); // the namespace
            field(blob); // reserved
            field(blob); // the hash's name
            return new SshSignature(presence(field(blob)));
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw new ProofException("the signature is of nobody who may approve; it can't be read", e);
        }
    }

    private static Presence presence(ByteBuffer signature) throws ProofException {
        String type = StandardCharsets.US_ASCII.decode(field(signature)).toString();
        if (!type.startsWith("sk-")) {
            return Presence.NONE;
        }
        field(signature);
        int flags = signature.get();
        if ((flags & USER_PRESENT) == 0) {
            throw new ProofException("the security key signed without a touch; approve with a key that asks for one");
        }
        return (flags & USER_VERIFIED) == 0 ? Presence.TOUCHED : Presence.VERIFIED;
    }

    private static byte[] unarmoured(byte[] armoured) {
        String text = new String(armoured, StandardCharsets.US_ASCII).strip();
        int end = text.indexOf(END); // OpenSSH reads up to the first one
        if (text.lastIndexOf(BEGIN) != 0 || end < 0 || end != text.length() - END.length()) {
            throw new IllegalArgumentException("no armour");
        }
        return Base64.getMimeDecoder().decode(text.substring(BEGIN.length(), end));
    }

    /** A string of RFC 4251. */
    private static ByteBuffer field(ByteBuffer from) {
        int length = from.getInt();
        if (length < 0 || length > from.remaining()) {
            throw new IllegalArgumentException("a field of %d bytes".formatted(length));
        }
        ByteBuffer field = from.slice(from.position(), length);
        from.position(from.position() + length);
        return field;
    }
}
