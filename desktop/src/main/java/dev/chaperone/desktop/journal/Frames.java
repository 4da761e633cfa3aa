package dev.chaperone.desktop.journal;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * Records in a file: four bytes length, four bytes CRC-32C over length and record, the record. The CRC tells a write
 * that was cut off from a record somebody changed; it protects against accidents only.
 */
final class Frames {

    /** Largest record, in bytes. */
    static final int MAX_RECORD = 64 * 1024;

    static final int OVERHEAD = 2 * Integer.BYTES;

    private Frames() {}

    static byte[] frame(byte[] data) {
        return ByteBuffer.allocate(OVERHEAD + data.length)
                .putInt(data.length)
                .putInt(checksum(data))
                .put(data)
                .array();
    }

    /** The record that starts at {@code at}, if a whole one with a good checksum does. */
    static Optional<byte[]> at(byte[] file, int at) {
        int left = file.length - at - OVERHEAD;
        if (left < 0) {
            return Optional.empty();
        }
        ByteBuffer head = ByteBuffer.wrap(file, at, OVERHEAD);
        int length = head.getInt();
        int checksum = head.getInt();
        if (length < 1 || length > MAX_RECORD || length > left) {
            return Optional.empty();
        }
        byte[] data = Arrays.copyOfRange(file, at + OVERHEAD, at + OVERHEAD + length);
        return checksum(data) == checksum ? Optional.of(data) : Optional.empty();
    }

    /** Whether a whole record with a good checksum starts anywhere after {@code at}. */
    static boolean anyAfter(byte[] file, int at) {
        for (int later = at + 1; later < file.length; later++) {
            if (at(file, later).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private static int checksum(byte[] data) {
        CRC32C crc = new CRC32C();
        crc.update(ByteBuffer.allocate(Integer.BYTES).putInt(data.length).flip());
        crc.update(data);
        return (int) crc.getValue();
    }
}
