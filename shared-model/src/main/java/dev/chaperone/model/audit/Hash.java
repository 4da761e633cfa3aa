package dev.chaperone.model.audit;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** A SHA-256 value: always 32 bytes, immutable, compared in constant time. */
public final class Hash {

    /** Bytes in a hash. */
    public static final int LENGTH = 32;

    /** 32 zero bytes, the "previous" of a first segment. */
    public static final Hash ZERO = new Hash(new byte[LENGTH]);

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /** @throws IllegalArgumentException unless there are exactly 32 bytes */
    public static Hash of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a hash has %d bytes, it must have %d".formatted(bytes.length, LENGTH));
        }
        return new Hash(bytes.clone());
    }

    /** @throws IllegalArgumentException unless the text is the canonical padded base64 of exactly 32 bytes */
    public static Hash ofBase64(String text) {
        return of(StrictBase64.decode(text));
    }

    /** @throws IllegalArgumentException unless the text is 64 hexadecimal digits */
    public static Hash ofHex(String text) {
        return of(HexFormat.of().parseHex(text));
    }

    /** Plain SHA-256 over the parts in order. */
    public static Hash sha256(byte[]... parts) {
        MessageDigest digest = digest();
        for (byte[] part : parts) {
            digest.update(part);
        }
        return new Hash(digest.digest());
    }

    /** A copy of the 32 bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Padded base64, 44 characters. */
    public String base64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash hash && MessageDigest.isEqual(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return hex();
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256; install a complete JDK 25", e);
        }
    }
}
