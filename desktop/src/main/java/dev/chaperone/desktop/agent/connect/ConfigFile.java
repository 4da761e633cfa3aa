package dev.chaperone.desktop.agent.connect;

import dev.chaperone.desktop.device.PrivateDirectory;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Optional;

/** One file of an agent, with our memory of how it looked before we wrote it. */
final class ConfigFile {

    /** As the kernel's own limit. */
    private static final int MAX_LINKS = 40;

    private final Path file;
    private final PrivateDirectory memory;
    private final String original;
    private final String written;

    /** @param name what the memory calls the file, e.g. {@code settings}; unique among all files we write */
    ConfigFile(Path file, PrivateDirectory memory, String name, String suffix) {
        this.file = file;
        this.memory = memory;
        this.original = name + ".original" + suffix;
        this.written = name + ".written" + suffix;
    }

    Path path() {
        return file;
    }

    Optional<byte[]> bytes() throws IOException {
        return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    }

    /** Whether nobody changed the file since we wrote it. */
    boolean isAsWritten(Optional<byte[]> bytes) throws IOException {
        Optional<byte[]> last = memory.read(written);
        return bytes.isPresent() && last.isPresent() && Arrays.equals(bytes.get(), last.get());
    }

    /** Keeps what stood there before us; empty if there was no file. */
    void remember(Optional<byte[]> before) throws IOException {
        if (before.isPresent()) {
            memory.write(original, before.get());
        } else {
            memory.remove(original);
        }
    }

    void write(byte[] content) throws IOException {
        memory.write(written, content);
        replace(content);
    }

    /** Brings back what we remember: the file as it was, or none. */
    void restore() throws IOException {
        Optional<byte[]> before = memory.read(original);
        if (before.isPresent()) {
            replace(before.get());
        } else {
            Files.delete(target());
        }
    }

    void forget() throws IOException {
        memory.remove(original);
        memory.remove(written);
    }

    /** Through a temporary file beside the real one, so that a link stays a link and the mode stays what it was. */
    void replace(byte[] content) throws IOException {
        try {
            Path real = target();
            Files.createDirectories(real.getParent());
            Path fresh = Files.write(real.resolveSibling(real.getFileName() + ".chaperone-new"), content);
            if (Files.exists(real)) {
                Files.setPosixFilePermissions(fresh, Files.getPosixFilePermissions(real));
            }
            Files.move(fresh, real, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (FileSystemException e) {
            throw PrivateDirectory.plain("can't write", file, e);
        }
    }

    /** The file itself, where the settings are a link to it; it may not be there yet. */
    private Path target() throws IOException {
        Path real = file.toAbsolutePath();
        for (int links = 0; Files.isSymbolicLink(real); links++) {
            if (links == MAX_LINKS) {
                throw new IOException("%s is a loop of links; it was left as it is".formatted(file));
            }
            real = real.resolveSibling(Files.readSymbolicLink(real));
        }
        return real;
    }
}
