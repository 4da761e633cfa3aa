package dev.chaperone.desktop.agent;

import dev.chaperone.model.action.AbsolutePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a process sees the files we see. One in a container, or with mounts of its own (mount_namespaces(7)), may
 * mean another file by the same path, and nobody could say what was allowed. Safe for many threads.
 */
public final class FileView {

    private static final String FACTS = "unix:dev,ino";

    private final Path proc;

    /** @param proc {@code /proc} */
    public FileView(Path proc) {
        this.proc = proc;
    }

    /** The first of the paths that may be another file for that process; empty if all are the same. */
    public Optional<AbsolutePath> differing(long pid, Collection<AbsolutePath> paths) {
        Path its = proc.resolve(Long.toString(pid));
        if (sees(its, "ns/mnt") && sees(its, "root")) {
            return Optional.empty();
        }
        return paths.stream().filter(path -> !isSame(its.resolve("root"), path)).findFirst();
    }

    private boolean sees(Path its, String link) {
        try {
            return Files.readSymbolicLink(its.resolve(link))
                    .equals(Files.readSymbolicLink(proc.resolve("self").resolve(link)));
        } catch (IOException _) {
            return false;
        }
    }

    /** What does not exist yet lies in the nearest folder that does, which must be the same for both. */
    private static boolean isSame(Path itsRoot, AbsolutePath path) {
        try {
            for (Path ours = Path.of(path.value()); ours != null; ours = ours.getParent()) {
                Path theirs = itsRoot.resolve(ours.toString().substring(1));
                Optional<Map<String, Object>> here = facts(ours);
                Optional<Map<String, Object>> there = facts(theirs);
                if (here.isPresent() || there.isPresent()) {
                    return here.equals(there);
                }
            }
            return false;
        } catch (IOException _) {
            return false;
        }
    }

    private static Optional<Map<String, Object>> facts(Path path) throws IOException {
        try {
            return Optional.of(Files.readAttributes(path, FACTS));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }
}
