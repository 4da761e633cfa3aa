package dev.chaperone.model.sanitise.restore;

import dev.chaperone.model.sanitise.scan.Dummies;
import dev.chaperone.model.sanitise.scan.PlaceholderForm;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What was taken out in one session, and the placeholders that stand for it: {@code CHAPERONE_<TYPE>_<7
 * characters><check character>}, made of {@code [A-Z0-9_]} only so that they survive JSON, shells, addresses and source
 * code. The same value has the same placeholder for the whole session; under another key it has another one. In memory
 * only, for many threads.
 */
public final class Vault {

    /** No placeholder is longer. */
    static final int MAX = 64;

    /**
     * What a placeholder stands for.
     *
     * @param plain what it means
     * @param written how it stood in the text that it was taken from; in JSON this may have escapes
     */
    public record Value(String plain, String written) {
        String spelled(Escaping escaping) {
            boolean fromJson = !written.equals(plain);
            return switch (escaping) {
                case AS_WRITTEN -> written;
                case JSON -> fromJson ? written : escaping.escape(plain);
                case NONE, JSON_IN_JSON -> escaping.escape(plain);
            };
        }

        @Override
        public String toString() {
            return "Value[redacted]";
        }
    }

    private final byte[] key;
    private @Nullable Mac mac;
    private final TreeMap<String, Value> entries = new TreeMap<>();
    private final Map<String, String> placeholders = new HashMap<>();

    /** @param key at least 16 random bytes */
    public Vault(byte[] key) {
        this.key = key.clone();
    }

    /** A vault that was written down: placeholders and the values that they stand for. */
    public static Vault of(byte[] key, Map<String, Value> values) {
        Vault vault = new Vault(key);
        values.forEach((placeholder, value) -> {
            vault.entries.put(placeholder, value);
            if (placeholder.startsWith("\"")) {
                vault.placeholders.put(bareIdentity(typeOf(placeholder.substring(1)), value), placeholder);
            } else if (!values.containsKey(quoted(placeholder))) {
                vault.placeholders.put(identity(typeOf(placeholder), value), placeholder);
            }
        });
        return vault;
    }

    /**
     * The placeholder of a value, new or as before.
     *
     * @param type what it is, {@code [A-Z0-9]+}
     * @param raw as it stands in the text
     * @param escaping how it is spelled there: {@code JSON} or {@code NONE}
     */
    public synchronized String remember(String type, String raw, Escaping escaping) {
        Value value = new Value(escaping == Escaping.NONE ? raw : Escaping.unescape(raw), raw);
        return placeholders.computeIfAbsent(identity(type, value), id -> issue(type, id, value));
    }

    /**
     * The placeholder, with quotes, of a number or word that stands in a JSON without them. It differs from the one of
     * the same value in a string, so that both come back as they were.
     */
    public synchronized String rememberBare(String type, String raw) {
        Value value = new Value(raw, raw);
        return placeholders.computeIfAbsent(bareIdentity(type, value), id -> {
            String quoted = quoted(issue(type, id, value));
            entries.put(quoted, value);
            return quoted;
        });
    }

    private static String bareIdentity(String type, Value value) {
        return type + "\2" + value.written();
    }

    private static String quoted(String placeholder) {
        return "\"" + placeholder + "\"";
    }

    /**
     * One spelling has one placeholder, so that a text comes back as it was without anyone having to know what it was.
     */
    private static String identity(String type, Value value) {
        return type + (value.plain().equals(value.written()) ? "\0" : "\1") + value.written();
    }

    static String typeOf(String placeholder) {
        int from = Math.min(placeholder.length(), Dummies.PLACEHOLDER.length());
        return placeholder.substring(from, Math.max(from, placeholder.lastIndexOf('_')));
    }

    private String issue(String type, String identity, Value entry) {
        for (int round = 0; ; round++) {
            String placeholder =
                    Dummies.PLACEHOLDER + type + "_" + body(round == 0 ? identity : identity + "\0" + round);
            if (entries.putIfAbsent(placeholder, entry) == null) {
                return placeholder;
            }
        }
    }

    private String body(String identity) {
        return PlaceholderForm.body(mac().doFinal(identity.getBytes(StandardCharsets.UTF_8)));
    }

    /** Made when first needed: most texts hold nothing. */
    private Mac mac() {
        Mac made = mac;
        if (made == null) {
            try {
                made = Mac.getInstance("HmacSHA256");
                made.init(new SecretKeySpec(key, "HmacSHA256"));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every Java has HMAC-SHA-256", e);
            }
            mac = made;
        }
        return made;
    }

    /** Whether this session has issued it. */
    public synchronized boolean knows(String placeholder) {
        return entries.containsKey(placeholder);
    }

    /** What a placeholder of this session stands for. */
    public synchronized Optional<String> valueOf(String placeholder) {
        return Optional.ofNullable(entries.get(placeholder)).map(Value::plain);
    }

    /**
     * Every placeholder with its value, for whoever has to write them down sealed. One that took its quotes along is
     * there with and without them.
     */
    public synchronized Map<String, Value> values() {
        return new TreeMap<>(entries);
    }

    /** Every placeholder, without quotes, with its value; in order of the placeholders. */
    synchronized void forEach(BiConsumer<String, Value> each) {
        entries.tailMap(Dummies.PLACEHOLDER).forEach(each);
    }

    /** How many placeholders were issued. */
    public synchronized int size() {
        return entries.size();
    }

    /** Puts every value of this session back; what looks alike but is not ours stays. */
    public String restore(String text, Escaping escaping) {
        StreamRestorer stream = stream(escaping);
        return stream.accept(text) + stream.finish();
    }

    /** For one lane of a stream. */
    public StreamRestorer stream(Escaping escaping) {
        return new StreamRestorer(this, escaping);
    }

    /** The longest placeholder that stands at {@code at}, with its value spelled; empty if there is none. */
    synchronized Optional<String[]> at(CharSequence text, int at, Escaping escaping) {
        String rest = text.subSequence(at, Math.min(text.length(), at + MAX)).toString();
        var candidate = entries.floorEntry(rest);
        if (candidate == null || !rest.startsWith(candidate.getKey())) {
            return Optional.empty();
        }
        return Optional.of(
                new String[] {candidate.getKey(), candidate.getValue().spelled(escaping)});
    }

    /** Whether some placeholder begins with this and goes on. */
    synchronized boolean isBeginning(String text) {
        String next = entries.higherKey(text);
        return next != null && next.startsWith(text);
    }

    /** Forgets everything; placeholders in flight are then never restored. */
    public synchronized void clear() {
        entries.clear();
        placeholders.clear();
    }

    @Override
    public synchronized String toString() {
        return "Vault[" + entries.size() + " values]";
    }
}
