package dev.chaperone.desktop.journal;

import dev.chaperone.desktop.device.DeviceIdentity;
import dev.chaperone.desktop.device.PrivateDirectory;
import dev.chaperone.model.audit.AuditEvent;
import dev.chaperone.model.audit.EventBody;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A journal in a temporary directory that can be stopped, killed, damaged and started again. */
final class TempJournal {

    static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private final Path root;
    private final SecureRandom random = new SecureRandom();
    private Instant now = NOON;
    private JournalLimits limits = new JournalLimits(5, 256 * 1024, 1 << 20, 10);

    TempJournal(Path root) {
        this.root = root;
    }

    TempJournal with(JournalLimits other) {
        limits = other;
        return this;
    }

    /** What the device's clock says from now on. */
    void setClock(Instant time) {
        now = time;
    }

    FileJournal start() throws IOException {
        JournalSource source = new JournalSource(() -> now, random, "ann", () -> "7");
        return FileJournal.open(directory(), identity(), source, limits);
    }

    DeviceIdentity identity() throws IOException {
        return DeviceIdentity.open(PrivateDirectory.open(root.resolve("device")), random);
    }

    JournalReader reader() throws IOException {
        return JournalReader.open(directory(), identity().deviceId());
    }

    JournalCheck verify() throws IOException {
        return reader().verify(identity().publicKey(), Optional.empty());
    }

    /** Starts, writes this many events and stops in order. */
    void write(int events) throws IOException {
        try (FileJournal journal = start()) {
            fill(journal, events);
        }
    }

    static void fill(FileJournal journal, int events) throws IOException {
        for (int i = 0; i < events; i++) {
            journal.append(event(i));
        }
    }

    static EventBody event(int number) {
        return new EventBody.AgentConnected("agent-" + number, "/home/ann/file");
    }

    PrivateDirectory directory() throws IOException {
        return PrivateDirectory.open(root.resolve("journal"));
    }

    Path file(long number, String kind) {
        return root.resolve("journal").resolve("%012d.%s".formatted(number, kind));
    }

    List<Path> quarantined() throws IOException {
        Path quarantine = root.resolve("journal/quarantine");
        if (!Files.exists(quarantine)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(quarantine)) {
            return files.sorted().toList();
        }
    }

    /** Sequences of all events that can be read, oldest first. */
    List<Long> sequences() throws IOException {
        return reader().recent(Integer.MAX_VALUE).reversed().stream()
                .flatMap(entry -> entry.event().stream())
                .map(AuditEvent::sequence)
                .toList();
    }

    /** All alarms about the evidence itself, oldest first. */
    List<EventBody.EvidenceAlarm> alarms() throws IOException {
        return reader().recent(Integer.MAX_VALUE).reversed().stream()
                .flatMap(entry -> entry.event().stream())
                .map(AuditEvent::body)
                .flatMap(body -> body instanceof EventBody.EvidenceAlarm alarm ? Stream.of(alarm) : Stream.empty())
                .toList();
    }

    /** Bodies of all gap events, oldest first. */
    List<EventBody.Gap> gaps() throws IOException {
        return reader().recent(Integer.MAX_VALUE).reversed().stream()
                .flatMap(entry -> entry.event().stream())
                .map(AuditEvent::body)
                .flatMap(body -> body instanceof EventBody.Gap gap ? Stream.of(gap) : Stream.empty())
                .toList();
    }
}
