package dev.chaperone.desktop.agent;

import dev.chaperone.model.action.AbsolutePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;

/**
 * Which names on the disk are links. Remembers what it saw, so that many paths through one folder cost one look each,
 * and gives up after a fixed number of looks. For one call only, because the disk changes; not for several threads.
 */
public final class Links {

    /** What is behind a name. */
    enum Kind {
        LINK,
        NO_LINK,
        MISSING
    }

    /** Names that may be met again, for each one looked up. */
    private static final int STEPS = 20;

    private final Map<String, Kind> seen = new HashMap<>();
    private int looksLeft;
    private int stepsLeft;

    /** @param looks how many names may be looked up before {@link #kind} throws */
    public Links(int looks) {
        this.looksLeft = looks;
        this.stepsLeft = looks * STEPS;
    }

    /**
     * @param parent of {@code name}; whatever lies in a folder that is not there is not there either
     * @throws IllegalArgumentException if too many names had to be looked up
     */
    Kind kind(String parent, String name) {
        Kind known = seen.get(name);
        if (stepsLeft-- <= 0) {
            throw tooMany();
        }
        if (known != null) {
            return known;
        }
        Kind kind = seen.get(parent) == Kind.MISSING ? Kind.MISSING : look(name);
        seen.put(name, kind);
        return kind;
    }

    /** Whether the name directly in {@code folder} is a link. @throws IllegalArgumentException as {@link #kind} */
    public boolean isLink(AbsolutePath folder, String name) {
        return kind(folder.value(), folder.value() + "/" + name) == Kind.LINK;
    }

    /** Whether the folder is there now. @throws IllegalArgumentException as {@link #kind} */
    public boolean isFolder(AbsolutePath place) {
        count();
        return Files.isDirectory(Path.of(place.value()));
    }

    private void count() {
        if (looksLeft-- <= 0) {
            throw tooMany();
        }
    }

    private static IllegalArgumentException tooMany() {
        return new IllegalArgumentException("the paths lead through too many names to look at");
    }

    /** Nothing can be looked up any more. */
    public boolean isSpent() {
        return looksLeft < 0 || stepsLeft < 0;
    }

    /** It was looked up and is not there. */
    boolean isMissing(String name) {
        return seen.get(name) == Kind.MISSING;
    }

    private Kind look(String name) {
        count();
        try {
            Path path = Path.of(name);
            BasicFileAttributes there = path.getFileSystem()
                    .provider()
                    .readAttributesIfExists(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return there == null ? Kind.MISSING : there.isSymbolicLink() ? Kind.LINK : Kind.NO_LINK;
        } catch (IOException _) {
            return Kind.NO_LINK; // not for us to see, and so not for an agent of the same person
        }
    }

    /** @throws IllegalArgumentException if the link can't be read */
    String target(String link) {
        try {
            return Files.readSymbolicLink(Path.of(link)).toString();
        } catch (IOException e) {
            throw new IllegalArgumentException("the path goes through a link that can't be read", e);
        }
    }
}
