package dev.chaperone.central.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A file that knows the inode and the time it was made with. A copy of it, such as one from a backup, has others. That
 * tells a restored data folder, which may lack checkpoints that were already published, from the one that published
 * them. A snapshot of the whole disk is not told apart this way; devices' receipts are there for that.
 */
public final class Birthmark {

    private static final FileTime FIXED = FileTime.fromMillis(0);

    private final Path file;

    public Birthmark(Path file) {
        this.file = file;
    }

    /** Whether there is none yet. */
    public boolean isMissing() {
        return !Files.exists(file);
    }

    /** Whether the file lies where it was made. */
    public boolean isOriginal() throws IOException {
        return Files.readString(file).strip().equals(identity());
    }

    /** Makes the file, or makes it anew. */
    public void set() throws IOException {
        Files.deleteIfExists(file);
        try (FileChannel channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            // Some file systems know no time of birth and Java then answers with that of the last change.
            Files.setLastModifiedTime(file, FIXED);
            channel.write(ByteBuffer.wrap((identity() + "\n").getBytes(StandardCharsets.US_ASCII)));
            Files.setLastModifiedTime(file, FIXED);
            channel.force(true);
        }
        DurableFile.force(DurableFile.folderOf(file));
    }

    private String identity() throws IOException {
        FileTime born = Files.readAttributes(file, BasicFileAttributes.class).creationTime();
        return Files.getAttribute(file, "unix:ino") + " " + born.toInstant();
    }
}
