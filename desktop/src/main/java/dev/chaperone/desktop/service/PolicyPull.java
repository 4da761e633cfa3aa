package dev.chaperone.desktop.service;

import dev.chaperone.desktop.consent.Alarm;
import dev.chaperone.desktop.policy.BundleFetch;
import dev.chaperone.desktop.policy.PolicyStore;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Asks central for policy: as soon as this laptop is enrolled, and again every quarter of an hour or so. Central being
 * away changes nothing. Safe for use by many threads.
 */
final class PolicyPull implements AutoCloseable {

    /** How often it looks whether this laptop is enrolled yet and wants bundles. */
    static final Duration LOOK = Duration.ofSeconds(10);

    /** While an answer is waited for, or an end must not be late. */
    static final Duration EAGER = Duration.ofSeconds(20);

    /** At least; up to half as much again, so that a fleet does not ask at once. */
    static final Duration REST = Duration.ofMinutes(15);

    private final Supplier<Optional<BundleFetch>> central;
    private final PolicyStore policy;
    private final BooleanSupplier eager;
    private final Enroller.Patience patience;
    private Optional<Alarm.Ringing> ringing = Optional.empty();
    private boolean closed;
    private volatile String problem = "";

    /**
     * @param central empty while this laptop is not enrolled
     * @param eager whether central is asked more often
     */
    PolicyPull(
            Supplier<Optional<BundleFetch>> central,
            PolicyStore policy,
            BooleanSupplier eager,
            Enroller.Patience patience) {
        this.central = central;
        this.policy = policy;
        this.eager = eager;
        this.patience = patience;
    }

    /** Begins, and returns at once. Once only. */
    void start() {
        patience.background().execute(this::look);
    }

    /** Asks now, without waiting for the next time. */
    synchronized void hurry() {
        ringing.ifPresent(Alarm.Ringing::cancel);
        ringing = Optional.empty();
        patience.background().execute(this::look);
    }

    /** Why policy could not be fetched, in one plain line; empty if it could. */
    String problem() {
        return problem;
    }

    private void look() {
        Duration next = LOOK;
        try {
            next = pull();
        } finally {
            again(next);
        }
    }

    private Duration pull() {
        Optional<BundleFetch> fetch = policy.wantsBundles() ? central.get() : Optional.empty();
        if (fetch.isEmpty()) {
            return LOOK;
        }
        switch (fetch.get().ask(policy.bundle())) {
            case BundleFetch.Answer.Fresh(var bundle) -> {
                problem = "";
                policy.take(bundle);
            }
            case BundleFetch.Answer.Nothing _ -> problem = "";
            case BundleFetch.Answer.Failed(var reason) -> problem = reason;
        }
        return eager.getAsBoolean()
                ? EAGER
                : REST.plusMillis((long) (patience.jitter().nextDouble() * REST.toMillis() / 2));
    }

    private synchronized void again(Duration wait) {
        if (!closed) {
            ringing.ifPresent(Alarm.Ringing::cancel);
            Alarm alarm = patience.alarm();
            ringing = Optional.of(
                    alarm.at(alarm.now().plus(wait), () -> patience.background().execute(this::look)));
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        ringing.ifPresent(Alarm.Ringing::cancel);
    }
}
