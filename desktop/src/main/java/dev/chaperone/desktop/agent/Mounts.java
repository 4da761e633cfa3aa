package dev.chaperone.desktop.agent;

import dev.chaperone.model.action.AbsolutePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * The other names files have below the home folder because a folder is mounted twice (mount(8), --bind). Only those
 * count: what is protected lies there. Mounting takes an administrator, so the table is read anew once a second at
 * most. Safe for many threads.
 */
final class Mounts {

    private static final long FRESH_NANOS = 1_000_000_000;

    private final Path file;
    private final String home;
    private final LongSupplier nanos;
    private volatile Seen seen;

    private record Seen(long at, MountTable table) {}

    /** @param file {@code /proc/self/mountinfo}, or a copy in a test; where there is none nothing has another name */
    Mounts(Path file, AbsolutePath home, LongSupplier nanos) {
        this.file = file;
        this.home = home.value() + "/";
        this.nanos = nanos;
        this.seen = new Seen(nanos.getAsLong(), read());
    }

    List<AbsolutePath> otherNames(String path) {
        return table().otherNames(path).stream()
                .filter(name -> name.startsWith(home))
                .map(AbsolutePath::new)
                .toList();
    }

    private MountTable table() {
        Seen last = seen;
        long now = nanos.getAsLong();
        if (now - last.at() < FRESH_NANOS) {
            return last.table();
        }
        Seen next = new Seen(now, read());
        seen = next;
        return next.table();
    }

    private MountTable read() {
        try {
            return MountTable.of(Files.readAllLines(file));
        } catch (IOException _) {
            return MountTable.of(List.of()); // not Linux
        }
    }
}
