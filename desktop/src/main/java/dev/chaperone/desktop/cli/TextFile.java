package dev.chaperone.desktop.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A text as it was read, and how to write it so that every byte that was not changed is as before. What is no UTF-8 is
 * read byte for byte.
 */
record TextFile(String text, Charset charset) {

    /**
     * Reads a file, or standard input for {@code -}.
     *
     * @throws IOException if there is no such file or it cannot be read
     */
    static TextFile read(Path file) throws IOException {
        return read(file, StandardCharsets.UTF_8);
    }

    /** The same, for a text that may have become readable as UTF-8 only because what was not was taken out of it. */
    static TextFile read(Path file, Charset charset) throws IOException {
        byte[] bytes = isStandardInput(file) ? System.in.readAllBytes() : Files.readAllBytes(file);
        try {
            String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return new TextFile(text, charset);
        } catch (CharacterCodingException _) {
            return new TextFile(new String(bytes, StandardCharsets.ISO_8859_1), StandardCharsets.ISO_8859_1);
        }
    }

    static boolean isStandardInput(Path file) {
        return file.toString().equals("-");
    }

    byte[] bytes(String changed) {
        return changed.getBytes(charset);
    }
}
