package dev.chaperone.desktop.agent;

import dev.chaperone.model.action.AbsolutePath;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a path really leads. The longest part that exists is resolved through every link; what does not exist yet is
 * added to it. A path that leads somewhere else than it says is judged in both places.
 */
public final class RealPath {

    private final AbsolutePath home;

    public RealPath(AbsolutePath home) {
        this.home = home;
    }

    /**
     * The places {@code raw} stands for: as asked, and as resolved if that differs.
     *
     * @param base what a relative path starts from
     * @throws IllegalArgumentException if it can't be a path
     */
    public List<AbsolutePath> places(String raw, AbsolutePath base) {
        AbsolutePath asked = new AbsolutePath(absolute(raw, base));
        AbsolutePath real = resolve(asked);
        List<AbsolutePath> places = new ArrayList<>(List.of(real));
        if (!real.equals(asked)) {
            places.add(asked);
        }
        return places;
    }

    private String absolute(String raw, AbsolutePath base) {
        if (raw.equals("~") || raw.startsWith("~/")) {
            return home + raw.substring(1);
        }
        return raw.startsWith("/") ? raw : base + "/" + raw;
    }

    /**
     * Only the text before {@code ..} is folded away here; the kernel would follow links first, so links are resolved
     * in order.
     */
    private static AbsolutePath resolve(AbsolutePath asked) {
        try {
            Path path = Path.of(asked.value());
            List<Path> missing = new ArrayList<>();
            for (Path existing = path; existing != null; existing = existing.getParent()) {
                try {
                    Path real = existing.toRealPath();
                    for (Path name : missing.reversed()) {
                        real = real.resolve(name);
                    }
                    return new AbsolutePath(real.toString());
                } catch (FileSystemLoopException e) {
                    throw new IllegalArgumentException("the path is a loop of links", e);
                } catch (IOException _) {
                    Path name = existing.getFileName();
                    if (name != null) {
                        missing.add(name);
                    }
                }
            }
            return asked;
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("the path holds characters this system does not allow", e);
        }
    }
}
