package dev.chaperone.desktop.agent.connect;

import dev.chaperone.desktop.device.PrivateDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * A whole file of ours among the administrator's. One that stands there and is not ours is never replaced: it may be
 * IT's own policy, which only IT can merge with ours.
 */
final class AdminFile implements Connection {

    private static final int ROOT = 0;

    private final Path file;
    private final byte[] content;
    private final String mark;
    private final Use use;
    private final boolean live;

    /** What agents do with a file. */
    enum Use {
        READ("rw-r--r--"),
        RUN("rwxr-xr-x");

        private final String mode;

        Use(String mode) {
            this.mode = mode;
        }
    }

    /** @param live whether this is where agents read it, so that it counts only if it belongs to root */
    AdminFile(Path file, String content, String mark, Use use, boolean live) {
        this.file = file;
        this.content = content.getBytes(StandardCharsets.UTF_8);
        this.mark = mark;
        this.use = use;
        this.live = live;
    }

    @Override
    public List<Path> files() {
        return List.of(file);
    }

    @Override
    public Standing standing() throws IOException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS) || !isOurs()) {
            return Standing.NOT_CONNECTED;
        }
        boolean whole = Arrays.equals(Files.readAllBytes(file), content) && (!live || isRoots());
        return whole ? Standing.CONNECTED : Standing.PARTLY;
    }

    @Override
    public void connect() throws IOException {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !isOurs()) {
            throw new IOException(
                    "%s is not Chaperone's and was left as it is; write our part to a folder with --output and merge them"
                            .formatted(file));
        }
        try {
            Files.createDirectories(file.getParent());
            Path fresh = Files.write(file.resolveSibling(file.getFileName() + ".chaperone-new"), content);
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString(use.mode));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (FileSystemException e) {
            throw PrivateDirectory.plain("only root can write", file, e);
        }
    }

    @Override
    public Removal disconnect() throws IOException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS) || !isOurs()) {
            return Removal.NOTHING_THERE;
        }
        try {
            Files.delete(file);
        } catch (FileSystemException e) {
            throw PrivateDirectory.plain("only root can take out", file, e);
        }
        return Removal.RESTORED;
    }

    private boolean isOurs() throws IOException {
        try {
            byte[] bytes = Files.readAllBytes(file);
            return Arrays.equals(bytes, content) || new String(bytes, StandardCharsets.UTF_8).contains(mark);
        } catch (FileSystemException e) {
            throw PrivateDirectory.plain("can't read", file, e);
        }
    }

    /** Agents leave out a file that others may write, and whoever could write it could switch us off. */
    private boolean isRoots() throws IOException {
        Set<PosixFilePermission> mode = Files.getPosixFilePermissions(file);
        return Files.getAttribute(file, "unix:uid").equals(ROOT)
                && !mode.contains(PosixFilePermission.GROUP_WRITE)
                && !mode.contains(PosixFilePermission.OTHERS_WRITE);
    }
}
