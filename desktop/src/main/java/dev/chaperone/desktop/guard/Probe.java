package dev.chaperone.desktop.guard;

import dev.chaperone.desktop.guard.Finding.State;
import dev.chaperone.desktop.guard.kernel.KernelException;
import dev.chaperone.desktop.guard.kernel.Namespaces;
import dev.chaperone.desktop.guard.kernel.Privileges;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Finds out what this machine can enforce, by trying it where that leaves no trace. */
public final class Probe {

    private static final Path FILE_SYSTEMS = Path.of("/proc/filesystems");

    private Probe() {}

    public static Enforcement look() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (!system.equals("linux")) {
            String key = system.startsWith("mac") ? "system.mac" : "system.windows";
            return new Enforcement(List.of(new Finding(Feature.HELD_FOLDERS, State.UNTESTED, Texts.get(key))));
        }
        boolean root = isRoot();
        return new Enforcement(List.of(
                root
                        ? new Finding(Feature.ROOT, State.ENFORCED, Texts.get("root.yes"))
                        : new Finding(Feature.ROOT, State.MISSING, Texts.get("root.no")),
                fileSystem("autofs")
                        ? new Finding(Feature.HELD_FOLDERS, State.ENFORCED, Texts.get("autofs.yes"))
                        : new Finding(Feature.HELD_FOLDERS, State.MISSING, Texts.get("autofs.no")),
                tried(Feature.PRIVATE_MOUNTS, State.MISSING, root, Namespaces::newMounts),
                fileSystem("cgroup2")
                        ? new Finding(Feature.PROCESS_GROUP, State.ENFORCED, Texts.get("process_group.yes"))
                        : new Finding(Feature.PROCESS_GROUP, State.MISSING, Texts.get("process_group.no")),
                landlock(),
                tried(Feature.NETWORK, State.DEGRADED, root, Namespaces::newNetwork)));
    }

    private static boolean isRoot() {
        try {
            return ((Number) Files.getAttribute(Path.of("/proc/self"), "unix:uid")).longValue() == 0;
        } catch (IOException | UnsupportedOperationException _) {
            return false;
        }
    }

    /** A module that is not loaded yet counts as well: autofs is one in most distributions. */
    private static boolean fileSystem(String name) {
        try (var lines = Files.lines(FILE_SYSTEMS)) {
            return lines.anyMatch(line -> line.endsWith("\t" + name)) || Files.exists(Path.of("/dev", name));
        } catch (IOException _) {
            return false;
        }
    }

    private static Finding landlock() {
        try {
            long version = Privileges.landlock();
            return version >= Privileges.SCOPES
                    ? new Finding(Feature.OTHER_PROCESSES, State.ENFORCED, Texts.get("landlock.yes", version))
                    : new Finding(Feature.OTHER_PROCESSES, State.DEGRADED, Texts.get("landlock.old", version));
        } catch (KernelException | RuntimeException _) {
            return new Finding(Feature.OTHER_PROCESSES, State.DEGRADED, Texts.get("landlock.no"));
        }
    }

    private interface Attempt {
        void run() throws KernelException;
    }

    /** On a thread of its own, which ends with all it has changed. */
    private static Finding tried(Feature feature, State otherwise, boolean root, Attempt attempt) {
        String name = feature.name().toLowerCase(Locale.ROOT);
        if (!root) {
            return new Finding(feature, State.MISSING, Texts.get("needs.root"));
        }
        CompletableFuture<Void> done = CompletableFuture.runAsync(
                () -> run(attempt), task -> Thread.ofPlatform().daemon().start(task));
        try {
            done.join();
            return new Finding(feature, State.ENFORCED, Texts.get(name + ".yes"));
        } catch (CompletionException _) {
            return new Finding(feature, otherwise, Texts.get(name + ".no"));
        }
    }

    private static void run(Attempt attempt) {
        try {
            attempt.run();
        } catch (KernelException e) {
            throw new CompletionException(e);
        }
    }
}
