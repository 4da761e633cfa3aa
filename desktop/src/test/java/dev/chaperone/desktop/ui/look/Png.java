package dev.chaperone.desktop.ui.look;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javafx.scene.image.Image;
import javafx.scene.image.PixelReader;

/** Writes an opaque picture as PNG (RGB, lines unfiltered, which suits flat pictures of text) without AWT. */
public final class Png {

    private static final int UNFILTERED = 0;

    private Png() {}

    /** @param bits of each channel that are kept, 1 to 8; fewer make a smaller file */
    public static void write(Image image, Path target, int bits) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeLong(0x89504E470D0A1A0AL);
        chunk(out, "IHDR", header((int) image.getWidth(), (int) image.getHeight()));
        chunk(out, "IDAT", pixels(image, 0xFF << (8 - bits)));
        chunk(out, "IEND", new byte[0]);
        Files.write(target, bytes.toByteArray());
    }

    private static byte[] header(int width, int height) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(width);
        out.writeInt(height);
        out.write(new byte[] {8, 2, 0, 0, 0});
        return bytes.toByteArray();
    }

    private static byte[] pixels(Image image, int mask) throws IOException {
        PixelReader reader = image.getPixelReader();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater best = new Deflater(Deflater.BEST_COMPRESSION);
        try (DeflaterOutputStream deflate = new DeflaterOutputStream(bytes, best)) {
            for (int y = 0; y < (int) image.getHeight(); y++) {
                deflate.write(UNFILTERED);
                for (int x = 0; x < (int) image.getWidth(); x++) {
                    int argb = reader.getArgb(x, y);
                    deflate.write((argb >> 16) & mask);
                    deflate.write((argb >> 8) & mask);
                    deflate.write(argb & mask);
                }
            }
        } finally {
            best.end();
        }
        return bytes.toByteArray();
    }

    private static void chunk(DataOutputStream out, String type, byte[] body) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(body);
        out.writeInt(body.length);
        out.write(name);
        out.write(body);
        out.writeInt((int) crc.getValue());
    }
}
