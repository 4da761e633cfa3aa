package dev.chaperone.desktop.policy;

import dev.chaperone.desktop.device.PrivateDirectory;
import dev.chaperone.desktop.journal.Journal;
import dev.chaperone.model.audit.EventBody;
import dev.chaperone.model.policy.Elevation;
import dev.chaperone.model.policy.Policy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The policy in force with the elevations that count at the moment. Looked at for every decision, so that an end is
 * never late. One that can't be recorded does not begin. Safe for many threads; readers wait only when one begins or
 * ends.
 */
public final class Elevations implements Supplier<Policy> {

    private static final Logger LOG = LoggerFactory.getLogger(Elevations.class);
    private static final String NAME = "elevations-ended";

    private final Supplier<Policy> policy;
    private final String device;
    private final PrivateDirectory directory;
    private final InstantSource clock;
    private final Journal journal;
    private final Set<String> ended;
    private volatile Now now;

    /** What counts, and of which policy. */
    private record Now(Policy base, List<Elevation> live, Policy elevated) {
        boolean isOf(Policy other, List<Elevation> wanted) {
            return base.equals(other) && live.equals(wanted);
        }
    }

    /** @throws IOException if the file with those that were ended can't be read */
    public Elevations(
            Supplier<Policy> policy, String device, PrivateDirectory directory, InstantSource clock, Journal journal)
            throws IOException {
        this.policy = policy;
        this.device = device;
        this.directory = directory;
        this.clock = clock;
        this.journal = journal;
        this.ended = new HashSet<>(directory
                .read(NAME)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8).lines().toList())
                .orElse(List.of()));
        Policy base = policy.get();
        this.now = new Now(base, List.of(), base);
    }

    @Override
    public Policy get() {
        Policy base = policy.get();
        Now known = now;
        if (base.elevations().isEmpty() && known.live().isEmpty()) {
            return base;
        }
        List<Elevation> live = wanted(base);
        return known.isOf(base, live) ? known.elevated() : change(base, live);
    }

    /** Those that count now. */
    public List<Elevation> live() {
        get();
        return now.live();
    }

    /**
     * Ends one early, for good. @return whether it counted
     *
     * @throws IOException if that can't be saved; it has ended all the same, until a restart
     */
    public synchronized boolean end(String id, String user) throws IOException {
        if (live().stream().noneMatch(elevation -> elevation.id().equals(id))) {
            return false;
        }
        ended.add(id);
        try {
            directory.write(NAME, String.join("\n", ended).getBytes(StandardCharsets.UTF_8));
        } finally {
            note(new EventBody.ElevationEnded(id, user));
            Policy base = policy.get();
            List<Elevation> rest = wanted(base);
            now = new Now(base, rest, base.elevated(rest));
        }
        return true;
    }

    private synchronized List<Elevation> wanted(Policy base) {
        Instant time = clock.instant();
        return base.elevations().stream()
                .filter(e -> e.isLive(device, time) && !ended.contains(e.id()))
                .toList();
    }

    private synchronized Policy change(Policy base, List<Elevation> wanted) {
        List<Elevation> before = now.live();
        List<Elevation> live = wanted.stream()
                .filter(e -> before.contains(e) || note(began(base, e)))
                .toList();
        before.stream()
                .filter(e -> !live.contains(e))
                .forEach(e -> note(new EventBody.ElevationEnded(
                        e.id(), e.isLive(device, clock.instant()) ? "administrator" : "time")));
        now = new Now(base, live, live.isEmpty() ? base : base.elevated(live));
        return now.elevated();
    }

    private static EventBody began(Policy base, Elevation elevation) {
        String version = base.elevated(List.of(elevation)).version();
        return new EventBody.ElevationBegan(
                elevation.id(), elevation.rules(), elevation.until().toString(), version);
    }

    private boolean note(EventBody event) {
        try {
            journal.append(event);
            return true;
        } catch (IOException e) {
            LOG.error("journal unavailable: {}", e.getMessage());
            return false;
        }
    }
}
