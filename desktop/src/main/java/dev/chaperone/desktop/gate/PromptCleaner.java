package dev.chaperone.desktop.gate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.chaperone.model.action.SessionId;
import dev.chaperone.model.sanitise.Destination;
import dev.chaperone.model.sanitise.Finding;
import dev.chaperone.model.sanitise.PlaceholderKey;
import dev.chaperone.model.sanitise.ResponseMatrix;
import dev.chaperone.model.sanitise.Sanitised;
import dev.chaperone.model.sanitise.Sanitiser;
import dev.chaperone.model.sanitise.Screened;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;

/**
 * Cleans prompts with one placeholder key per agent session, kept in memory only and forgotten after eight idle hours.
 * Agents send the same text again and again; what was cleaned once in a session is not looked at twice.
 */
public final class PromptCleaner {

    private static final int MAX_TEXTS = 10_000;

    /** @param digest of the text: neither key nor value of the cache holds a text or anything found in it */
    private record Seen(SessionId session, String digest) {}

    /** What was found, without the text. */
    private record Marks(List<Finding> replaced, List<Finding> warned, List<String> blocking) {
        Screened on(String text) {
            return new Screened(Sanitised.of(text, replaced), warned, blocking);
        }
    }

    private final Sanitiser sanitiser;
    private final ResponseMatrix matrix;
    private final SecureRandom random;
    private final Cache<SessionId, PlaceholderKey> keys = Caffeine.newBuilder()
            .maximumSize(1_000)
            .expireAfterAccess(Duration.ofHours(8))
            .build();
    private final Cache<Seen, Marks> marks = Caffeine.newBuilder()
            .maximumSize(MAX_TEXTS)
            .expireAfterAccess(Duration.ofHours(8))
            .build();

    /** Replaces whatever is found. */
    public PromptCleaner(Sanitiser sanitiser, SecureRandom random) {
        this(sanitiser, ResponseMatrix.standard(), random);
    }

    /** @param matrix what happens to which finding */
    public PromptCleaner(Sanitiser sanitiser, ResponseMatrix matrix, SecureRandom random) {
        this.sanitiser = sanitiser;
        this.matrix = matrix;
        this.random = random;
    }

    Screened clean(SessionId session, String text) {
        PlaceholderKey key = keys.get(session, _ -> PlaceholderKey.fresh(random::nextBytes));
        return marks.get(new Seen(session, digest(text)), _ -> look(text, key)).on(text);
    }

    private Marks look(String text, PlaceholderKey key) {
        Screened screened = sanitiser.screen(text, key, matrix, Destination.MODEL);
        return new Marks(screened.sanitised().findings(), screened.warned(), screened.blocking());
    }

    private static String digest(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_16BE);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
