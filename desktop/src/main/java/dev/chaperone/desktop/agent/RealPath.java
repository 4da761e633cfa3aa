package dev.chaperone.desktop.agent;

import dev.chaperone.model.action.AbsolutePath;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where a path really leads. Every link is followed, also one that leads to nothing yet; what does not exist is taken
 * as it stands, and a file that also lies among credentials is judged as one of them. A path that leads somewhere else
 * than it says is judged in both places. Safe for many threads.
 */
public final class RealPath {

    /** For a single path: as many names as a path can have, through as many links as the kernel follows. */
    private static final int MAX_LOOKS = 10_000;

    private static final Pattern OWN_STREAM = Pattern.compile("/dev/(stdin|stdout|stderr|fd/\\d{1,4})");

    private final AbsolutePath home;
    private final HardLinks hardLinks;
    private final Mounts mounts;

    public RealPath(AbsolutePath home) {
        this(home, Path.of("/proc/self/mountinfo"));
    }

    /** @param mountinfo what is mounted where */
    RealPath(AbsolutePath home, Path mountinfo) {
        this.home = home;
        this.hardLinks = new HardLinks(home);
        this.mounts = new Mounts(mountinfo, home, System::nanoTime);
    }

    /**
     * The places {@code raw} stands for, the real one first. The kernel goes through a link before it goes up by
     * {@code ..}, while most programs fold {@code ..} away in the text; where that differs both count.
     *
     * @param base what a relative path starts from
     * @throws IllegalArgumentException if it can't be a path, or nobody but the program itself can say where it leads
     */
    public List<AbsolutePath> places(String raw, AbsolutePath base) {
        return places(raw, base, new Links(MAX_LOOKS));
    }

    /** As {@link #places(String, AbsolutePath)}, with one memory for all the paths of a call. */
    public List<AbsolutePath> places(String raw, AbsolutePath base, Links links) {
        refuseControlCharacters(raw);
        String whole = absolute(raw, base);
        AbsolutePath asked = new AbsolutePath(whole);
        if (isOwnStream(asked.value())) {
            return List.of(asked);
        }
        Set<AbsolutePath> places = new LinkedHashSet<>();
        try {
            String end = LinkWalk.end(asked.value(), links);
            places.add(new AbsolutePath(end));
            places.addAll(mounts.otherNames(end));
            if (!links.isMissing(end)) {
                hardLinks.kept(Path.of(end)).ifPresent(places::add);
            }
            if (whole.contains("..")) {
                places.add(new AbsolutePath(LinkWalk.end(whole, links)));
            }
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("the path holds characters this system does not allow", e);
        }
        places.add(asked);
        return List.copyOf(places);
    }

    /** Where {@code raw} says it is, without a look at the disk; empty if that can't be told or shown either. */
    public Optional<AbsolutePath> asked(String raw, AbsolutePath base) {
        try {
            refuseControlCharacters(raw);
            return Optional.of(new AbsolutePath(absolute(raw, base)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** The person's home folder. */
    public AbsolutePath home() {
        return home;
    }

    /** Where {@code folder} really lies. @throws IllegalArgumentException as {@link #places} */
    public AbsolutePath real(String folder) {
        return places(folder, new AbsolutePath("/")).getFirst();
    }

    private String absolute(String raw, AbsolutePath base) {
        if (raw.equals("~") || raw.startsWith("~/")) {
            return home + raw.substring(1);
        }
        return raw.startsWith("/") ? raw : base + "/" + raw;
    }

    /** What a program was given at its start; whatever lies behind it was judged when it was opened. */
    private static boolean isOwnStream(String path) {
        return path.startsWith("/dev/") && OWN_STREAM.matcher(path).matches();
    }

    /** A name with a line break or a reversed reading order would show a person something else than what is asked. */
    private static void refuseControlCharacters(String raw) {
        for (int i = 0; i < raw.length(); i++) {
            if (misleads(raw.charAt(i))) {
                throw new IllegalArgumentException(
                        "a path holds a line break or another control character; rename the file first");
            }
        }
    }

    private static boolean misleads(char c) {
        return Character.isISOControl(c)
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069)
                || c == 0x2028
                || c == 0x2029;
    }
}
