package dev.chaperone.model.audit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Entries of a log as tlog-tiles stores them: each one after its length as a big-endian uint16. */
public final class EntryBundle {

    /** Most bytes one entry may have. */
    public static final int MAX_ENTRY = 65_535;

    private EntryBundle() {}

    /** @throws IllegalArgumentException if an entry is longer than {@link #MAX_ENTRY} or there are more than 256 */
    public static byte[] encode(List<byte[]> entries) {
        requireCount(entries.size());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] entry : entries) {
            requireLength(entry.length);
            out.write(entry.length >>> 8);
            out.write(entry.length);
            out.writeBytes(entry);
        }
        return out.toByteArray();
    }

    /** @throws ProofException if the bundle ends in the middle of an entry or holds more than 256 */
    public static List<byte[]> decode(byte[] bundle) throws ProofException {
        List<byte[]> entries = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(bundle);
        while (in.hasRemaining()) {
            entries.add(next(in));
        }
        if (entries.size() > Tile.FULL) {
            throw new ProofException("bundle has %d entries, the limit is %d".formatted(entries.size(), Tile.FULL));
        }
        return List.copyOf(entries);
    }

    private static byte[] next(ByteBuffer in) throws ProofException {
        int length = in.remaining() < Short.BYTES ? -1 : Short.toUnsignedInt(in.getShort());
        if (length < 0 || length > in.remaining()) {
            throw new ProofException("bundle ends in the middle of an entry");
        }
        byte[] entry = new byte[length];
        in.get(entry);
        return entry;
    }

    private static void requireLength(int length) {
        if (length > MAX_ENTRY) {
            throw new IllegalArgumentException("entry has %d bytes, the limit is %d".formatted(length, MAX_ENTRY));
        }
    }

    private static void requireCount(int count) {
        if (count > Tile.FULL) {
            throw new IllegalArgumentException("bundle has %d entries, the limit is %d".formatted(count, Tile.FULL));
        }
    }
}
