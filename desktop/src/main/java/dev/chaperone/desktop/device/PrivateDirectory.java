package dev.chaperone.desktop.device;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * A directory that only its owner can enter (0700), with files only its owner can read (0600). On file systems without
 * such permissions, the access list of the parent applies. Safe for use by many threads, as far as they use different
 * names.
 */
public final class PrivateDirectory {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> OWNER_FILE = PosixFilePermissions.fromString("rw-------");

    private final Path path;

    private PrivateDirectory(Path path) {
        this.path = path;
    }

    /**
     * Creates the directory if need be and takes away other people's access.
     *
     * @throws IOException in one plain line, if it can't be made or is a link
     */
    public static PrivateDirectory open(Path path) throws IOException {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                Files.createDirectory(path, attributes(path, OWNER_ONLY));
            }
            return checked(path);
        } catch (FileSystemException | ReadOnlyFileSystemException e) {
            throw plain("can't prepare the directory", path, e);
        }
    }

    private static PrivateDirectory checked(Path path) throws IOException {
        if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(path + " is not a directory of its own; move it away and start again");
        }
        if (isPosix(path)) {
            Files.setPosixFilePermissions(path, OWNER_ONLY);
        }
        return new PrivateDirectory(path);
    }

    public Path path() {
        return path;
    }

    /** A private directory inside this one. */
    public PrivateDirectory child(String name) throws IOException {
        return open(path.resolve(name));
    }

    /** The file's bytes; empty if there is no such file. */
    public Optional<byte[]> read(String name) throws IOException {
        try {
            return Optional.of(Files.readAllBytes(path.resolve(name)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (FileSystemException e) {
            throw plain("can't read", path.resolve(name), e);
        }
    }

    /**
     * Replaces a file as a whole: after a crash there is the old one or the new one, and after return it is on disk.
     *
     * @throws IOException in one plain line
     */
    public void write(String name, byte[] content) throws IOException {
        Path target = path.resolve(name);
        Path temporary = path.resolve(name + ".new");
        try {
            Files.deleteIfExists(temporary);
            Files.createFile(temporary, attributes(temporary, OWNER_FILE));
            // A channel would be closed by an interrupt in the middle.
            try (FileOutputStream out = new FileOutputStream(temporary.toFile())) {
                out.write(content);
                out.getFD().sync();
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            sync();
        } catch (IOException | ReadOnlyFileSystemException e) {
            throw plain("can't write", target, e);
        }
    }

    /** Removes a file, if it is there. */
    public void remove(String name) throws IOException {
        if (Files.deleteIfExists(path.resolve(name))) {
            sync();
        }
    }

    /**
     * Opens a file for writing at any place; a new one is private from its first moment and durably there. Interrupts
     * don't close it.
     */
    public RandomAccessFile openForWriting(String name) throws IOException {
        Path file = path.resolve(name);
        if (!Files.exists(file)) {
            Files.createFile(file, attributes(file, OWNER_FILE));
            sync();
        }
        return new RandomAccessFile(file.toFile(), "rw");
    }

    /** Makes creations, renames and removals in this directory durable. */
    public void sync() throws IOException {
        if (!isPosix(path)) {
            return; // Windows can't open a directory for this and does not need it
        }
        boolean interrupted = Thread.interrupted();
        try {
            while (!trySync()) {
                interrupted = true;
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** False if an interrupt got in between; evidence is not given up for that. */
    private boolean trySync() throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
            return true;
        } catch (ClosedByInterruptException e) {
            return !Thread.interrupted();
        }
    }

    /** An error in one plain line: what was tried, on which file, why not, what next. */
    public static IOException plain(String attempt, Path file, Throwable cause) {
        String why = switch (cause) {
            case AccessDeniedException _ -> "permission denied; check who owns the directory";
            case ReadOnlyFileSystemException _ -> "the file system is read-only; mount it writable";
            case FileSystemException e
            when e.getReason() != null -> e.getReason() + "; check the disk and its free space";
            case Throwable e -> e.getMessage() + "; check the disk and its free space";
        };
        return new IOException("%s %s: %s".formatted(attempt, file, why), cause);
    }

    private static FileAttribute<?>[] attributes(Path path, Set<PosixFilePermission> permissions) {
        return isPosix(path)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
