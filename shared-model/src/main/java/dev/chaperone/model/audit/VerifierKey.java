package dev.chaperone.model.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The public half of a note key in its text form {@code name+hex(key id)+base64(type || key)} (C2SP signed-note). Types
 * known: 0x01 Ed25519, 0x04 Ed25519 cosignature with a timestamp, and 0x06 ML-DSA-44 cosignature with one.
 */
public final class VerifierKey implements NoteVerifier {

    private static final byte ED25519 = 0x01;
    private static final byte COSIGNATURE = 0x04;
    private static final byte ML_DSA_44 = 0x06;

    private final String name;
    private final byte type;
    private final byte[] publicKey;

    private VerifierKey(String name, byte type, byte[] publicKey) {
        this.name = name;
        this.type = type;
        this.publicKey = publicKey;
    }

    /**
     * A log's key, type 0x01.
     *
     * @param publicKey 32 raw bytes
     * @throws IllegalArgumentException if the name or the length is not acceptable
     */
    public static VerifierKey ed25519(String name, byte[] publicKey) {
        return new VerifierKey(checkName(name), ED25519, checkLength(ED25519, publicKey));
    }

    /** A witness's key, type 0x04; otherwise as {@link #ed25519}. */
    public static VerifierKey cosigner(String name, byte[] publicKey) {
        return new VerifierKey(checkName(name), COSIGNATURE, checkLength(COSIGNATURE, publicKey));
    }

    /** A log's or witness's post-quantum key, type 0x06, 1,312 raw bytes; otherwise as {@link #ed25519}. */
    public static VerifierKey mlDsa44(String name, byte[] publicKey) {
        return new VerifierKey(checkName(name), ML_DSA_44, checkLength(ML_DSA_44, publicKey));
    }

    /** @throws ProofException if the text is malformed, its id does not fit the key, or the type is unknown */
    public static VerifierKey parse(String text) throws ProofException {
        String[] parts = text.split("\\+", 3); // base64 may hold more plus signs
        if (parts.length != 3) {
            throw new ProofException("verifier key must look like name+id+base64");
        }
        try {
            return parse(parts[0], parts[1], StrictBase64.decode(parts[2]));
        } catch (IllegalArgumentException e) {
            throw new ProofException("verifier key '%s' is malformed: %s".formatted(parts[0], e.getMessage()), e);
        }
    }

    private static VerifierKey parse(String name, String id, byte[] typeAndKey) throws ProofException {
        byte type = typeAndKey.length == 0 ? 0 : typeAndKey[0];
        if (type != ED25519 && type != COSIGNATURE && type != ML_DSA_44) {
            throw new ProofException(
                    "verifier key '%s' has type 0x%02x, known are 0x01, 0x04 and 0x06".formatted(name, type));
        }
        byte[] publicKey = checkLength(type, Arrays.copyOfRange(typeAndKey, 1, typeAndKey.length));
        VerifierKey key = new VerifierKey(checkName(name), type, publicKey);
        if (!HexFormat.of().toHexDigits(key.keyId()).equals(id)) {
            throw new ProofException("verifier key '%s' has an id that is not the one of its key".formatted(name));
        }
        return key;
    }

    @Override
    public String name() {
        return name;
    }

    /** The first four bytes of SHA-256 over name, newline, type and key, big-endian. */
    @Override
    public int keyId() {
        byte[] named = (name + "\n").getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.wrap(Hash.sha256(named, new byte[] {type}, publicKey).bytes())
                .getInt();
    }

    /** A copy of the raw bytes: 32, or 1,312 of ML-DSA-44. */
    public byte[] publicKey() {
        return publicKey.clone();
    }

    @Override
    public boolean verify(byte[] text, byte[] signature) {
        try {
            return switch (type) {
                case ED25519 -> Ed25519.verify(publicKey, text, signature);
                case COSIGNATURE -> Cosignature.verify(publicKey, text, signature);
                default -> MlDsa44.verify(name, publicKey, text, signature);
            };
        } catch (ProofException e) {
            return false; // an unusable key vouches for nothing
        }
    }

    /** The key's text form. */
    @Override
    public String toString() {
        byte[] typeAndKey = ByteBuffer.allocate(1 + publicKey.length)
                .put(type)
                .put(publicKey)
                .array();
        return name + "+" + HexFormat.of().toHexDigits(keyId()) + "+" + StrictBase64.encode(typeAndKey);
    }

    static boolean isName(String name) {
        return !name.isEmpty()
                && name.indexOf('+') < 0
                && name.codePoints()
                        .noneMatch(c -> Character.isWhitespace(c)
                                || Character.isSpaceChar(c)
                                || Character.isISOControl(c)
                                || Character.getType(c) == Character.SURROGATE);
    }

    private static String checkName(String name) {
        if (!isName(name)) {
            throw new IllegalArgumentException("a key name must not be empty or hold spaces or '+'");
        }
        return name;
    }

    private static byte[] checkLength(byte type, byte[] publicKey) {
        int length = type == ML_DSA_44 ? MlDsa44.KEY_LENGTH : Ed25519.KEY_LENGTH;
        if (publicKey.length != length) {
            throw new IllegalArgumentException(
                    "public key has %d bytes, it must have %d".formatted(publicKey.length, length));
        }
        return publicKey.clone();
    }
}
