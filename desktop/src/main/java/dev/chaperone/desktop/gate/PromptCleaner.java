package dev.chaperone.desktop.gate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.chaperone.model.action.SessionId;
import dev.chaperone.model.sanitise.PlaceholderKey;
import dev.chaperone.model.sanitise.Sanitised;
import dev.chaperone.model.sanitise.Sanitiser;
import java.security.SecureRandom;
import java.time.Duration;

/**
 * Cleans prompts with one placeholder key per agent session, kept in memory only and forgotten after eight idle hours.
 */
public final class PromptCleaner {

    private static final int KEY_BYTES = 32;

    private final Sanitiser sanitiser;
    private final SecureRandom random;
    private final Cache<SessionId, PlaceholderKey> keys = Caffeine.newBuilder()
            .maximumSize(1_000)
            .expireAfterAccess(Duration.ofHours(8))
            .build();

    public PromptCleaner(Sanitiser sanitiser, SecureRandom random) {
        this.sanitiser = sanitiser;
        this.random = random;
    }

    Sanitised clean(SessionId session, String text) {
        return sanitiser.sanitise(text, keys.get(session, _ -> newKey()));
    }

    private PlaceholderKey newKey() {
        byte[] bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        return new PlaceholderKey(bytes);
    }
}
