package dev.chaperone.desktop.guard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Root works below this folder, so nobody else may be able to put a link there. */
final class BaseFolder {

    private static final int WRITABLE_BY_OTHERS = 0022;
    private static final int STICKY = 01000;

    private BaseFolder() {}

    static void check(Path base) throws IOException {
        for (Path up = base.getParent(); up != null; up = up.getParent()) {
            own(up);
        }
        if (!Files.exists(base, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectory(
                    base, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        own(base);
    }

    private static void own(Path folder) throws IOException {
        int mode = (Integer) Files.getAttribute(folder, "unix:mode", LinkOption.NOFOLLOW_LINKS);
        int owner = (Integer) Files.getAttribute(folder, "unix:uid", LinkOption.NOFOLLOW_LINKS);
        boolean othersWrite = (mode & WRITABLE_BY_OTHERS) != 0 && (mode & STICKY) == 0;
        if (owner != 0 || othersWrite || !Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(Texts.get("run.base", folder));
        }
    }
}
