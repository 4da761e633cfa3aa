package dev.chaperone.desktop.shell;

import dev.chaperone.desktop.agent.RealPath;
import dev.chaperone.model.action.AbsolutePath;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What was found in one command line so far. */
final class Effects {

    record Push(AbsolutePath repository, Optional<String> remote) {}

    private final RealPath paths;
    private final Effort effort;
    private final Standing standing;
    private final Set<AbsolutePath> reads = new LinkedHashSet<>();
    private final Set<AbsolutePath> writes = new LinkedHashSet<>();
    private final Set<Push> pushes = new LinkedHashSet<>();
    private final Set<String> hosts = new LinkedHashSet<>();
    private boolean opaque;

    Effects(RealPath paths, AbsolutePath directory, Effort effort) {
        this.paths = paths;
        this.effort = effort;
        this.standing = new Standing(directory);
    }

    void reads(String path) {
        reads.addAll(places(path));
    }

    void writes(String path) {
        writes.addAll(places(path));
    }

    void pushes(String repository, Optional<String> remote) {
        for (AbsolutePath folder : standing.folders()) {
            List<AbsolutePath> places = placesOf(repository, folder);
            pushes.add(new Push(places.isEmpty() ? folder : places.getFirst(), remote));
        }
    }

    void calls(String url) {
        try {
            String host = URI.create(url).getHost();
            hosts.add(host == null ? "unknown" : host);
        } catch (IllegalArgumentException _) {
            hosts.add("unknown");
        }
    }

    /** The shell goes to {@code path}; the rest as in {@link Standing#go}, if the folder is there. */
    void standsIn(String path, boolean certain, boolean guarded) {
        List<AbsolutePath> places = places(path);
        boolean arrives = certain && places.stream().allMatch(this::isFolder);
        if (places.isEmpty() || !standing.go(places, arrives, guarded)) {
            unsure();
        }
    }

    private boolean isFolder(AbsolutePath place) {
        try {
            return effort.links().isFolder(place);
        } catch (IllegalArgumentException _) {
            unsure();
            return false;
        }
    }

    Standing standing() {
        return standing;
    }

    void unsure() {
        opaque = true;
    }

    boolean isOpaque() {
        return opaque || effort.isSpent();
    }

    Effort effort() {
        return effort;
    }

    Set<AbsolutePath> reads() {
        return reads;
    }

    Set<AbsolutePath> writes() {
        return writes;
    }

    Collection<Push> pushes() {
        return pushes;
    }

    Set<String> hosts() {
        return hosts;
    }

    /** A bare name is in the folder the command runs in, unless it is a link out of it. */
    void link(String name, boolean read) {
        boolean plain = !effort.links().isSpent()
                && !name.isEmpty()
                && name.length() < 256
                && name.indexOf('/') < 0
                && name.indexOf('\0') < 0;
        if (plain && isLink(name)) {
            (read ? reads : writes).addAll(places(name));
        }
    }

    private boolean isLink(String name) {
        try {
            for (AbsolutePath folder : standing.folders()) {
                if (effort.links().isLink(folder, name)) {
                    return true;
                }
            }
        } catch (IllegalArgumentException _) {
            unsure();
        }
        return false;
    }

    /** A pattern counts as the folder before its first wildcard; what goes up behind one is beyond telling. */
    private List<AbsolutePath> places(String path) {
        List<AbsolutePath> places = new ArrayList<>();
        for (String one : effort.isSpent() ? List.of(path) : Braces.expand(path)) {
            int wildcard = firstWildcard(one);
            String fixed = wildcard < 0 ? one : one.substring(0, one.lastIndexOf('/', wildcard) + 1);
            if (wildcard >= 0 && one.indexOf("..", wildcard) >= 0) {
                unsure();
            }
            for (AbsolutePath folder : standing.folders()) {
                places.addAll(placesOf(fixed, folder));
            }
        }
        return places;
    }

    private static int firstWildcard(String text) {
        for (int i = 0; i < text.length(); i++) {
            if ("*?[{".indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }

    /** What can't be followed on the disk counts where its text says it is. */
    private List<AbsolutePath> placesOf(String path, AbsolutePath folder) {
        if (!effort.mayPlace()) {
            return List.of();
        }
        String named = path.isEmpty() ? "." : path;
        if (!effort.links().isSpent()) {
            try {
                return paths.places(named, folder, effort.links());
            } catch (IllegalArgumentException _) {
                unsure();
            }
        }
        return paths.asked(named, folder).map(List::of).orElse(List.of());
    }
}
