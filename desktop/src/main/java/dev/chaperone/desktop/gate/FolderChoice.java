package dev.chaperone.desktop.gate;

import dev.chaperone.model.action.AbsolutePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The smallest folder worth asking for: the repository a path lies in, else the folder of the file; never the home
 * folder or anything above it, where the file alone is asked for.
 */
public final class FolderChoice {

    private final AbsolutePath home;

    public FolderChoice(AbsolutePath home) {
        this.home = home;
    }

    AbsolutePath forPath(AbsolutePath path) {
        AbsolutePath folder = real(Files.isDirectory(Path.of(path.value())) ? path : path.parent());
        for (AbsolutePath up = folder; !isTooWide(up); up = up.parent()) {
            if (Files.exists(Path.of(up.value(), ".git"))) {
                return up;
            }
        }
        return isTooWide(folder) ? path : folder;
    }

    /** One folder is asked for under one name, by whichever link it was reached. */
    private static AbsolutePath real(AbsolutePath folder) {
        try {
            return new AbsolutePath(Path.of(folder.value()).toRealPath().toString());
        } catch (IOException _) {
            return folder; // not there yet, or not for us to see
        }
    }

    private boolean isTooWide(AbsolutePath folder) {
        return folder.contains(home) || folder.parent().equals(folder);
    }
}
