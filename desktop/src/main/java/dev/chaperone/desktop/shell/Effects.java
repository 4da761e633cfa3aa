package dev.chaperone.desktop.shell;

import dev.chaperone.desktop.agent.RealPath;
import dev.chaperone.model.action.AbsolutePath;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What was found in one command line so far, and where it stands. */
final class Effects {

    record Push(AbsolutePath repository, Optional<String> remote) {}

    private final RealPath paths;
    private final Set<AbsolutePath> reads = new LinkedHashSet<>();
    private final Set<AbsolutePath> writes = new LinkedHashSet<>();
    private final List<Push> pushes = new ArrayList<>();
    private final Set<String> hosts = new LinkedHashSet<>();
    private AbsolutePath directory;
    private boolean opaque;

    Effects(RealPath paths, AbsolutePath directory) {
        this.paths = paths;
        this.directory = directory;
    }

    void reads(String path) {
        reads.addAll(places(path));
    }

    void writes(String path) {
        writes.addAll(places(path));
    }

    void pushes(String repository, Optional<String> remote) {
        List<AbsolutePath> places = places(repository);
        pushes.add(new Push(places.isEmpty() ? directory : places.getFirst(), remote));
    }

    void calls(String url) {
        try {
            String host = URI.create(url).getHost();
            hosts.add(host == null ? "unknown" : host);
        } catch (IllegalArgumentException _) {
            hosts.add("unknown");
        }
    }

    void standsIn(String path) {
        List<AbsolutePath> places = places(path);
        if (places.isEmpty()) {
            unsure();
        } else {
            directory = places.getFirst();
        }
    }

    AbsolutePath directory() {
        return directory;
    }

    void backTo(AbsolutePath earlier) {
        directory = earlier;
    }

    void unsure() {
        opaque = true;
    }

    boolean isOpaque() {
        return opaque;
    }

    Set<AbsolutePath> reads() {
        return reads;
    }

    Set<AbsolutePath> writes() {
        return writes;
    }

    List<Push> pushes() {
        return pushes;
    }

    Set<String> hosts() {
        return hosts;
    }

    /** A bare name is in the folder the command runs in, unless it is a link out of it. */
    void link(String name, boolean read) {
        boolean plain = !name.isEmpty() && name.length() < 256 && name.indexOf('/') < 0 && name.indexOf('\0') < 0;
        if (plain && Files.isSymbolicLink(Path.of(directory.value(), name))) {
            (read ? reads : writes).addAll(places(name));
        }
    }

    /** A pattern counts as the folder before its first wildcard; what goes up behind one is beyond telling. */
    private List<AbsolutePath> places(String path) {
        List<AbsolutePath> places = new ArrayList<>();
        for (String one : Braces.expand(path)) {
            String fixed = one.split("[*?\\[{]", 2)[0];
            boolean pattern = fixed.length() < one.length();
            if (pattern && one.substring(fixed.length()).contains("..")) {
                unsure();
            }
            places.addAll(placesOf(pattern ? fixed.substring(0, fixed.lastIndexOf('/') + 1) : one));
        }
        return places;
    }

    private List<AbsolutePath> placesOf(String path) {
        try {
            return paths.places(path.isEmpty() ? "." : path, directory);
        } catch (IllegalArgumentException _) {
            unsure();
            return List.of();
        }
    }
}
