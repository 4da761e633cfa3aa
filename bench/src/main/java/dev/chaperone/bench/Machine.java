package dev.chaperone.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;

/** Where and when something was measured, in one line. */
final class Machine {

    private Machine() {}

    /** @param disk a folder on the disk that was measured */
    static String describe(Path disk) throws IOException {
        return String.format(
                Locale.ROOT,
                "%d cores %s, %.0f GB, Linux %s, %s, JDK %s, %s, load %.1f",
                Runtime.getRuntime().availableProcessors(),
                value(Path.of("/proc/cpuinfo"), "model name"),
                memoryGigabytes(),
                System.getProperty("os.version"),
                Files.getFileStore(disk).type(),
                Runtime.version(),
                LocalDate.now(java.time.ZoneOffset.UTC),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static double memoryGigabytes() throws IOException {
        String kilobytes = value(Path.of("/proc/meminfo"), "MemTotal").replace("kB", "");
        return Long.parseLong(kilobytes.strip()) / 1e6;
    }

    private static String value(Path file, String key) throws IOException {
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(key))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        }
    }
}
