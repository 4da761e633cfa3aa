package dev.chaperone.desktop.gateway.results;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.chaperone.desktop.gateway.calls.CallKey;

/** Results that may leave, so that they are judged once. What it has forgotten is judged again. */
final class Settled {

    private static final int MOST = 10_000;

    private final Cache<CallKey, Boolean> keys =
            Caffeine.newBuilder().maximumSize(MOST).build();

    void add(CallKey key) {
        keys.put(key, true);
    }

    boolean holds(CallKey key) {
        return keys.getIfPresent(key) != null;
    }

    /** Whether all results of a turn are, which are named by ids. */
    boolean holds(String agent, Turn turn) {
        return turn.results().stream().allMatch(r -> !r.id().isEmpty() && holds(CallKey.ofId(agent, r.id())));
    }
}
