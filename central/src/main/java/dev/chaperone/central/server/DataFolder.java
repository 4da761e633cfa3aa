package dev.chaperone.central.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** The folder everything lies in, held by one server at a time. */
final class DataFolder implements AutoCloseable {

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
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
            FileChannel channel =
                    FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                channel.close();
                throw new IllegalArgumentException(
                        "another server uses %s; stop it or give another --data".formatted(path));
            }
            return new DataFolder(path, channel);
        } catch (IOException | OverlappingFileLockException e) {
            throw new IOException(
                    "the folder %s can't be used (%s); make it writable or give another --data"
                            .formatted(path, e.getClass().getSimpleName()),
                    e);
        }
    }

    Path file(String name) {
        return path.resolve(name);
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
