package dev.chaperone.desktop.consent;

import dev.chaperone.desktop.device.PrivateDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The person's word that no agent may do anything, until they say otherwise. Outlives a restart; a file that can't be
 * understood counts as stopped. Safe for many threads.
 */
public final class KillSwitch {

    private static final String NAME = "stopped";

    private final PrivateDirectory directory;
    private final InstantSource clock;
    private final AtomicReference<Optional<Stop>> stop;

    /** @param by the operating-system user who stopped everything */
    public record Stop(String by, Instant since) {}

    /** @throws IOException if there is a file that can't be read */
    public KillSwitch(PrivateDirectory directory, InstantSource clock) throws IOException {
        this.directory = directory;
        this.clock = clock;
        this.stop = new AtomicReference<>(directory.read(NAME).map(this::read));
    }

    /** Empty while agents may ask. */
    public Optional<Stop> stopped() {
        return stop.get();
    }

    /** Counts from now on even if it can't be saved. */
    public synchronized void stop(String user) throws IOException {
        Stop now = new Stop(user, clock.instant());
        stop.set(Optional.of(now));
        directory.write(NAME, (now.since() + "\n" + now.by()).getBytes(StandardCharsets.UTF_8));
    }

    /** @throws IOException if the file can't be removed; everything stays stopped then */
    public synchronized void resume() throws IOException {
        directory.remove(NAME);
        stop.set(Optional.empty());
    }

    private Stop read(byte[] saved) {
        String[] lines = new String(saved, StandardCharsets.UTF_8).split("\n", 2);
        try {
            return new Stop(lines.length < 2 ? "unknown" : lines[1].strip(), Instant.parse(lines[0]));
        } catch (DateTimeParseException _) {
            return new Stop("unknown", clock.instant());
        }
    }
}
