package dev.chaperone.bench.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What Linux says about a process. */
final class ProcFiles {

    /** Clock ticks a second in /proc/PID/stat, on every Linux of today. */
    private static final double TICKS = 100;

    private ProcFiles() {}

    /** Resident and proportional set size in kB, from smaps_rollup. */
    record Memory(long resident, long proportional) {}

    static Memory memory(long pid) throws IOException {
        List<String> lines = Files.readAllLines(Path.of("/proc/%d/smaps_rollup".formatted(pid)));
        return new Memory(kilobytes(lines, "Rss:"), kilobytes(lines, "Pss:"));
    }

    /** Processor time used so far, in seconds. */
    static double cpuSeconds(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc/%d/stat".formatted(pid)));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS;
    }

    /** The arguments with spaces between; empty if the process has gone. */
    static String commandLine(long pid) {
        try {
            byte[] bytes = Files.readAllBytes(Path.of("/proc/%d/cmdline".formatted(pid)));
            return new String(bytes, StandardCharsets.UTF_8).replace('\0', ' ');
        } catch (IOException _) {
            return "";
        }
    }

    private static long kilobytes(List<String> lines, String key) {
        return lines.stream()
                .filter(line -> line.startsWith(key))
                .map(line -> line.replaceAll("\\D", ""))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(0);
    }
}
