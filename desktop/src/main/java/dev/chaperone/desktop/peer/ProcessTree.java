package dev.chaperone.desktop.peer;

import java.io.FileInputStream;
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

    /** A start time that could not be read. */
    public static final long UNKNOWN = -1;

    /** As many ancestors as are followed. */
    public static final int MAX_ANCESTORS = 64;

    /** Of what follows the name in /proc/PID/stat, which begins with the third field: the fourth and the 22nd. */
    private static final int PARENT = 1;

    private static final int STARTED = 19;
    private static final int MAX_FILE = 65_536;

    /** 52 numbers of at most 20 digits and a name. */
    private static final int MAX_STAT = 2_048;

    private final Path proc;

    /** @param proc {@code /proc}, or a copy in a test */
    public ProcessTree(Path proc) {
        this.proc = proc;
    }

    /**
     * A process.
     *
     * @param started when, in clock ticks since the machine started; with the pid it names one process for good,
     *     because a pid is given out again. {@link #UNKNOWN} if unreadable
     * @param parent its parent's pid, 0 if it has none or it is unreadable
     * @param executable the file it runs, empty if unreadable
     */
    public record Entry(long pid, long started, long parent, String executable) {

        /** The last name of its file. */
        public String name() {
            return executable.substring(executable.lastIndexOf('/') + 1);
        }
    }

    /** The process itself, its parent, and so on up to init. */
    public List<Entry> ancestry(long pid) {
        List<Entry> entries = new ArrayList<>();
        for (long next = pid;
                next > 0 && entries.size() < MAX_ANCESTORS;
                next = entries.getLast().parent()) {
            entries.add(entry(next));
        }
        return entries;
    }

    /** One process as it is now; with nothing but its pid if it has gone. */
    public Entry entry(long pid) {
        String[] fields = stat(pid);
        return new Entry(pid, number(fields, STARTED, UNKNOWN), number(fields, PARENT, 0), executable(pid));
    }

    /** The arguments of a process, its own name first; empty if unreadable. */
    public List<String> command(long pid) {
        return parts(pid, "cmdline");
    }

    /** Whether it is certain that the process has ended, even if another has its pid now. */
    public boolean hasEnded(long pid, long started) {
        long now = entry(pid).started();
        return now == UNKNOWN ? Files.notExists(proc.resolve(Long.toString(pid))) : now != started;
    }

    /** Whether the process was started with one of these variables ({@code NAME=value}) in its environment. */
    public boolean hasEnvironment(long pid, Set<String> marks) {
        return parts(pid, "environ").stream().anyMatch(marks::contains);
    }

    /** The name before them may hold spaces and brackets, so they start after the last one. */
    private static String[] fields(String stat) {
        return stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
    }

    private static long number(String[] fields, int index, long otherwise) {
        return fields.length > index && fields[index].matches("\\d{1,18}") ? Long.parseLong(fields[index]) : otherwise;
    }

    private String executable(long pid) {
        try {
            return Files.readSymbolicLink(proc.resolve(pid + "/exe")).toString();
        } catch (IOException _) {
            return "";
        }
    }

    private List<String> parts(long pid, String file) {
        return read(pid, file).map(text -> List.of(text.split("\0", -1))).orElse(List.of());
    }

    private Optional<String> read(long pid, String file) {
        try (var in = new FileInputStream(proc + "/" + pid + "/" + file)) {
            return Optional.of(new String(in.readNBytes(MAX_FILE), StandardCharsets.UTF_8));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /**
     * The kernel gives this line out whole. It is read for every ancestor at every hook call, so it has to be cheap.
     */
    private String[] stat(long pid) {
        byte[] line = new byte[MAX_STAT];
        try (var in = new FileInputStream(proc + "/" + pid + "/stat")) {
            return fields(new String(line, 0, Math.max(in.read(line), 0), StandardCharsets.ISO_8859_1));
        } catch (IOException _) {
            return new String[0];
        }
    }
}
