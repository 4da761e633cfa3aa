package dev.chaperone.desktop.guard.session;

import dev.chaperone.desktop.guard.kernel.Mounts;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The control group every program of a session is in and none can leave, because root owns it. */
final class SessionGroup {

    private static final String OURS = "chaperone";
    private static final int TRIES = 200;
    private static final long PAUSE_MILLIS = 10;

    private final Path folder;

    private SessionGroup(Path folder) {
        this.folder = folder;
    }

    /** @param own where to mount the control groups if the machine has them nowhere */
    static SessionGroup create(String session, Path own) throws IOException {
        Optional<Path> machine = mounted();
        if (machine.isEmpty()) {
            Files.createDirectory(own);
            Mounts.ofType("cgroup2", own.toString(), "");
        }
        Path ours = machine.orElse(own).resolve(OURS);
        Files.createDirectories(ours);
        sweep(ours);
        return new SessionGroup(Files.createDirectory(ours.resolve(session)));
    }

    static Optional<Path> mounted() throws IOException {
        try (var lines = Files.lines(Path.of("/proc/self/mountinfo"))) {
            return lines.filter(line -> line.contains(" - cgroup2 "))
                    .map(line -> Path.of(line.split(" ", -1)[4]))
                    .findFirst();
        }
    }

    void add(long pid) throws IOException {
        Files.writeString(folder.resolve("cgroup.procs"), Long.toString(pid));
    }

    /** Ends all of it at once, and waits until it has. */
    void end() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("cgroup.kill"), "1");
        for (int i = 0; i < TRIES && !isEmpty(folder); i++) {
            Thread.sleep(PAUSE_MILLIS);
        }
        Files.delete(folder);
    }

    private static boolean isEmpty(Path group) throws IOException {
        return Files.readString(group.resolve("cgroup.events")).contains("populated 0");
    }

    /** What guards left behind that were killed themselves. */
    private static void sweep(Path ours) throws IOException {
        try (DirectoryStream<Path> groups = Files.newDirectoryStream(ours, Files::isDirectory)) {
            for (Path group : groups) {
                try {
                    if (isEmpty(group)) {
                        Files.delete(group);
                    }
                } catch (IOException _) {
                    // Its own guard was faster, or somebody has just come in.
                }
            }
        }
    }
}
