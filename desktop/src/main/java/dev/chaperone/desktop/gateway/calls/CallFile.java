package dev.chaperone.desktop.gateway.calls;

import com.google.crypto.tink.Aead;
import dev.chaperone.desktop.device.PrivateDirectory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The book's lines on disk, each sealed by itself and added at the end. What is lost in a crash of the machine is a
 * call that seems not to have been asked about, which holds its result back and lets nothing out. Not safe for threads.
 */
final class CallFile {

    private static final Logger LOG = LoggerFactory.getLogger(CallFile.class);
    private static final String NAME = "calls";
    private static final byte[] PURPOSE = "chaperone calls v1".getBytes(StandardCharsets.UTF_8);

    private final PrivateDirectory directory;
    private final Aead aead;
    private Optional<RandomAccessFile> open = Optional.empty();

    CallFile(PrivateDirectory directory, Aead aead) {
        this.directory = directory;
        this.aead = aead;
    }

    /** As far as they can be opened: what comes behind a damaged one is not believed. */
    List<String> lines() throws IOException {
        List<String> lines = new ArrayList<>();
        byte[] all = directory.read(NAME).orElse(new byte[0]);
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(all))) {
            while (in.available() > 2) {
                byte[] sealed = in.readNBytes(in.readUnsignedShort());
                lines.add(new String(aead.decrypt(sealed, PURPOSE), StandardCharsets.UTF_8));
            }
        } catch (GeneralSecurityException _) {
            LOG.warn(
                    "the book of tool calls is damaged behind its line {}; calls after that count as not asked about",
                    lines.size());
        }
        return lines;
    }

    void add(String line) throws IOException {
        RandomAccessFile file = open.isPresent() ? open.get() : directory.openForWriting(NAME);
        open = Optional.of(file);
        file.seek(file.length());
        file.write(sealed(line));
    }

    /** Writes these lines in place of all there were. */
    void replace(List<String> lines) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (String line : lines) {
            all.write(sealed(line));
        }
        close();
        directory.write(NAME, all.toByteArray());
    }

    private byte[] sealed(String line) throws IOException {
        try {
            byte[] sealed = aead.encrypt(line.getBytes(StandardCharsets.UTF_8), PURPOSE);
            byte[] framed = new byte[sealed.length + 2];
            framed[0] = (byte) (sealed.length >> 8);
            framed[1] = (byte) sealed.length;
            System.arraycopy(sealed, 0, framed, 2, sealed.length);
            return framed;
        } catch (GeneralSecurityException e) {
            throw new IOException("a line of the book of tool calls could not be sealed", e);
        }
    }

    private void close() throws IOException {
        if (open.isPresent()) {
            open.get().close();
            open = Optional.empty();
        }
    }
}
