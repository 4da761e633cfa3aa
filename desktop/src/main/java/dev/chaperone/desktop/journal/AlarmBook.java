package dev.chaperone.desktop.journal;

import dev.chaperone.desktop.device.PrivateDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which alarms are in the journal already, so that each is said once, however often the service starts. */
final class AlarmBook {

    private static final String FILE = "raised-alarms";

    private final PrivateDirectory directory;

    AlarmBook(PrivateDirectory directory) {
        this.directory = directory;
    }

    boolean has(JournalFinding finding) throws IOException {
        return lines().contains(finding.toString());
    }

    void add(JournalFinding finding) throws IOException {
        SortedSet<String> lines = lines();
        lines.add(finding.toString());
        directory.write(FILE, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private SortedSet<String> lines() throws IOException {
        byte[] file = directory.read(FILE).orElse(new byte[0]);
        return new TreeSet<>(new String(file, StandardCharsets.UTF_8).lines().toList());
    }
}
