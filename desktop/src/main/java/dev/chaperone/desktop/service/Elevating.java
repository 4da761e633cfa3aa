package dev.chaperone.desktop.service;

import dev.chaperone.desktop.journal.Journal;
import dev.chaperone.desktop.people.PeopleReply;
import dev.chaperone.desktop.people.PeopleRequest;
import dev.chaperone.desktop.policy.Elevations;
import dev.chaperone.model.audit.EventBody;
import dev.chaperone.model.policy.Effect;
import dev.chaperone.model.policy.Elevation;
import dev.chaperone.model.policy.Lift;
import dev.chaperone.model.policy.Policy;
import dev.chaperone.model.policy.Rule;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/** What a person can do about elevations: ask for one, see and end those that count. Safe for many threads. */
final class Elevating {

    private static final int SHORTEST_REASON = 10;
    private static final int LONGEST_REASON = 500;

    /** How long after a request central is asked more often. */
    private static final Duration EAGER = Duration.ofHours(1);

    private final Elevations elevations;
    private final Supplier<String> ids;
    private final InstantSource clock;
    private final Journal journal;
    private final Runnable hurry;
    private volatile Instant eagerUntil = Instant.MIN;

    /** @param hurry has central asked at once */
    Elevating(Elevations elevations, Supplier<String> ids, InstantSource clock, Journal journal, Runnable hurry) {
        this.elevations = elevations;
        this.ids = ids;
        this.clock = clock;
        this.journal = journal;
        this.hurry = hurry;
    }

    /** Whether an answer is waited for, or an end must not be late. */
    boolean isEager() {
        return clock.instant().isBefore(eagerUntil) || !elevations.live().isEmpty();
    }

    PeopleReply list() {
        return new PeopleReply.ElevationList(elevations.live());
    }

    PeopleReply request(PeopleRequest.Elevate wanted, String user) throws IOException {
        Optional<String> complaint = complaint(wanted);
        if (complaint.isPresent()) {
            return new PeopleReply.Refused(complaint.get());
        }
        String id = ids.get();
        journal.append(new EventBody.ElevationRequested(
                id, wanted.rules(), wanted.minutes(), wanted.reason().strip(), user));
        eagerUntil = clock.instant().plus(EAGER);
        hurry.run();
        return new PeopleReply.ElevationAsked(id);
    }

    PeopleReply end(String id, String user) throws IOException {
        return elevations.end(id, user)
                ? new PeopleReply.Done()
                : new PeopleReply.Refused(Texts.get("elevation.unknown", id));
    }

    private Optional<String> complaint(PeopleRequest.Elevate wanted) {
        Policy policy = elevations.get();
        if (policy.settings().policyKeys().isEmpty()) {
            return Optional.of(Texts.get("elevation.nobody"));
        }
        if (wanted.minutes() < 1 || wanted.minutes() > Elevation.LONGEST.toMinutes()) {
            return Optional.of(Texts.get("elevation.minutes", wanted.minutes(), Elevation.LONGEST.toMinutes()));
        }
        int reason = wanted.reason().strip().length();
        if (reason < SHORTEST_REASON || reason > LONGEST_REASON) {
            return Optional.of(Texts.get("elevation.reason", reason, SHORTEST_REASON, LONGEST_REASON));
        }
        return wanted.rules().isEmpty()
                ? Optional.of(Texts.get("elevation.rules"))
                : wanted.rules().stream()
                        .map(id -> complaint(policy, id))
                        .flatMap(Optional::stream)
                        .findFirst();
    }

    private static Optional<String> complaint(Policy policy, String id) {
        Optional<Rule> rule =
                policy.rules().stream().filter(r -> r.id().equals(id)).findFirst();
        if (rule.isEmpty()) {
            return Optional.of(Texts.get("elevation.rule.unknown", id));
        }
        boolean liftable = rule.get().effect() == Effect.FORBID && rule.get().lift() == Lift.POSSIBLE;
        return liftable ? Optional.empty() : Optional.of(Texts.get("elevation.rule.fixed", id));
    }
}
