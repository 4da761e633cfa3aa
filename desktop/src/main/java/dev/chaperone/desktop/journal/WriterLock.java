package dev.chaperone.desktop.journal;

import dev.chaperone.desktop.device.PrivateDirectory;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps a second service away from a journal. The operating system lets go of it when the process dies. */
final class WriterLock implements AutoCloseable {

    private static final String FILE = "lock";

    // Closing a second descriptor of a locked file would drop the first one's lock (POSIX), so none is opened.
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final RandomAccessFile file;

    private WriterLock(Path path, RandomAccessFile file) {
        this.path = path;
        this.file = file;
    }

    /** @throws IOException in one plain line, if somebody else holds it */
    static WriterLock take(PrivateDirectory directory) throws IOException {
        Path path = directory.path().toRealPath();
        if (!HELD_HERE.add(path)) {
            throw inUse(directory);
        }
        try {
            return lock(directory, path);
        } catch (IOException e) {
            HELD_HERE.remove(path);
            throw e;
        }
    }

    private static WriterLock lock(PrivateDirectory directory, Path path) throws IOException {
        RandomAccessFile file = openFile(directory);
        if (file.getChannel().tryLock() == null) {
            file.close();
            throw inUse(directory);
        }
        return new WriterLock(path, file);
    }

    private static RandomAccessFile openFile(PrivateDirectory directory) throws IOException {
        try {
            return directory.openForWriting(FILE);
        } catch (IOException e) {
            throw PrivateDirectory.plain("can't open the journal in", directory.path(), e);
        }
    }

    private static IOException inUse(PrivateDirectory directory) {
        return new IOException(
                "another chaperone service already uses the journal in %s; stop it first".formatted(directory.path()));
    }

    @Override
    public void close() throws IOException {
        file.close();
        HELD_HERE.remove(path);
    }
}
