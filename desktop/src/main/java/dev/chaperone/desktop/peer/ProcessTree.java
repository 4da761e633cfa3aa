package dev.chaperone.desktop.peer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads /proc. What can't be read is left out, never guessed. */
public final class ProcessTree {

    private static final int MAX_ANCESTORS = 64;
    private static final int MAX_FILE = 65_536;

    private final Path proc;

    /** @param proc {@code /proc}, or a copy in a test */
    public ProcessTree(Path proc) {
        this.proc = proc;
    }

    /**
     * A process.
     *
     * @param executable the file it runs, empty if unreadable
     * @param command its arguments
     */
    public record Entry(long pid, String executable, List<String> command) {
        public Entry {
            command = List.copyOf(command);
        }

        /** The last name of its file. */
        public String name() {
            return executable.substring(executable.lastIndexOf('/') + 1);
        }
    }

    /** The process itself, its parent, and so on up to init. */
    public List<Entry> ancestry(long pid) {
        List<Entry> entries = new ArrayList<>();
        Optional<Long> next = Optional.of(pid);
        while (next.filter(p -> p > 0).isPresent() && entries.size() < MAX_ANCESTORS) {
            long current = next.orElseThrow();
            entries.add(new Entry(current, executable(current), command(current)));
            next = parent(current);
        }
        return entries;
    }

    /** Whether the process was started with one of these variables ({@code NAME=value}) in its environment. */
    public boolean hasEnvironment(long pid, Set<String> marks) {
        return parts(pid, "environ").stream().anyMatch(marks::contains);
    }

    /**
     * The fourth field of /proc/PID/stat; the second may hold spaces and brackets, so counting starts after its last
     * one.
     */
    private Optional<Long> parent(long pid) {
        return read(pid, "stat")
                .map(stat -> stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", 4))
                .filter(fields -> fields.length > 2 && fields[1].matches("\\d+"))
                .map(fields -> Long.valueOf(fields[1]));
    }

    private String executable(long pid) {
        try {
            return Files.readSymbolicLink(proc.resolve(pid + "/exe")).toString();
        } catch (IOException _) {
            return "";
        }
    }

    private List<String> command(long pid) {
        return parts(pid, "cmdline");
    }

    private List<String> parts(long pid, String file) {
        return read(pid, file).map(text -> List.of(text.split("\0", -1))).orElse(List.of());
    }

    private Optional<String> read(long pid, String file) {
        try (var in = Files.newInputStream(proc.resolve(pid + "/" + file))) {
            return Optional.of(new String(in.readNBytes(MAX_FILE), StandardCharsets.UTF_8));
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
