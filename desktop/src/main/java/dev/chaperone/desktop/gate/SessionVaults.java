package dev.chaperone.desktop.gate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.chaperone.model.action.SessionId;
import dev.chaperone.model.sanitise.PlaceholderKey;
import dev.chaperone.model.sanitise.restore.Vault;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;

/**
 * What was taken out of the prompts of each session, kept in memory only and forgotten after eight idle hours. One
 * agent can't name another one's session and be given what was taken out there. Safe for many threads.
 */
public final class SessionVaults {

    private static final int MOST_SESSIONS = 1_000;
    private static final Duration IDLE = Duration.ofHours(8);

    /** Of one agent. */
    private record Owner(String agent, SessionId session) {}

    private final SecureRandom random;
    private final Cache<Owner, Vault> vaults = Caffeine.newBuilder()
            .maximumSize(MOST_SESSIONS)
            .expireAfterAccess(IDLE)
            .build();

    public SessionVaults(SecureRandom random) {
        this.random = random;
    }

    /** The agent's session that a placeholder was issued in; empty if it was in none that is remembered. */
    public Optional<SessionId> issuerOf(String agent, String placeholder) {
        return vaults.asMap().entrySet().stream()
                .filter(e -> e.getKey().agent().equals(agent) && e.getValue().knows(placeholder))
                .map(e -> e.getKey().session())
                .findFirst();
    }

    /** The session's own, empty if it is new. */
    public Vault of(String agent, SessionId session) {
        return vaults.get(
                new Owner(agent, session),
                _ -> PlaceholderKey.fresh(random::nextBytes).newVault());
    }
}
