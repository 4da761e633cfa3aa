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

/** Writes an opaque picture as PNG (RGB, each line predicted from the one above) without AWT. */
public final class Png {

    private static final int UP = 2;

    private Png() {}

    public static void write(Image image, Path target) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeLong(0x89504E470D0A1A0AL);
        chunk(out, "IHDR", header((int) image.getWidth(), (int) image.getHeight()));
        chunk(out, "IDAT", pixels(image));
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

    private static byte[] pixels(Image image) throws IOException {
        PixelReader reader = image.getPixelReader();
        int width = (int) image.getWidth();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater best = new Deflater(Deflater.BEST_COMPRESSION);
        try (DeflaterOutputStream deflate = new DeflaterOutputStream(bytes, best)) {
            byte[] above = new byte[width * 3];
            for (int y = 0; y < (int) image.getHeight(); y++) {
                byte[] line = line(reader, width, y);
                deflate.write(UP);
                for (int i = 0; i < line.length; i++) {
                    deflate.write(line[i] - above[i]);
                }
                above = line;
            }
        } finally {
            best.end();
        }
        return bytes.toByteArray();
    }

    private static byte[] line(PixelReader reader, int width, int y) {
        byte[] line = new byte[width * 3];
        for (int x = 0; x < width; x++) {
            int argb = reader.getArgb(x, y);
            line[x * 3] = (byte) (argb >> 16);
            line[x * 3 + 1] = (byte) (argb >> 8);
            line[x * 3 + 2] = (byte) argb;
        }
        return line;
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
