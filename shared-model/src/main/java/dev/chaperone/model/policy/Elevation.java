package dev.chaperone.model.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Some rules of a policy ask on one laptop, for a while, where they otherwise forbid. It never allows anything by
 * itself: the person is still asked.
 *
 * @param id as it was requested under
 * @param device the laptop it is for
 * @param rules ids of the rules
 * @param reason why it was requested
 */
public record Elevation(
        String id, String device, List<String> rules, Instant from, Instant until, String requestedBy, String reason) {

    /** Longest it may last. */
    public static final Duration LONGEST = Duration.ofHours(8);

    /** How an id is written. */
    public static final String ID = "[a-z0-9][a-z0-9-]{0,31}";

    public Elevation {
        rules = List.copyOf(rules);
    }

    /** Whether it counts on {@code laptop} at {@code now}. */
    public boolean isLive(String laptop, Instant now) {
        return device.equals(laptop) && !now.isBefore(from) && now.isBefore(until);
    }
}
