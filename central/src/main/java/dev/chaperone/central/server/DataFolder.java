package dev.chaperone.central.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder everything lies in, held by one server at a time. */
final class DataFolder implements AutoCloseable {

    private static final String LOCK = "lock";

    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** @throws IOException in one line that says what to do */
    static DataFolder open(Path path) throws IOException {
        try {
            Files.createDirectories(path);
            requireOurs(path);
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
            FileChannel channel =
                    FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                channel.close();
                throw inUse(path);
            }
            return new DataFolder(path, channel);
        } catch (OverlappingFileLockException _) {
            throw inUse(path);
        } catch (FileSystemException e) {
            throw new IOException(
                    "the folder %s can't be used (%s); make it writable or give another --data".formatted(path, why(e)),
                    e);
        }
    }

    /** Where central keeps a file; for commands that only read. */
    static Path file(Path data, String name) {
        return data.resolve(name);
    }

    /** Somebody's home or {@code /tmp} given by mistake must not get our permissions and files. */
    private static void requireOurs(Path path) throws IOException {
        try (Stream<Path> content = Files.list(path)) {
            if (!Files.exists(path.resolve(LOCK)) && content.findAny().isPresent()) {
                throw new IOException(
                        "the folder %s holds other things; give an empty or a new one as --data".formatted(path));
            }
        }
    }

    private static IOException inUse(Path path) {
        return new IOException("another server uses %s; stop it or give another --data".formatted(path));
    }

    private static String why(FileSystemException e) {
        return Optional.ofNullable(e.getReason())
                .orElseGet(() -> e.getClass().getSimpleName().replace("Exception", ""));
    }

    Path file(String name) {
        return file(path, name);
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
