package dev.chaperone.model.sanitise.restore;

import dev.chaperone.model.sanitise.scan.Dummies;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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

    /** No vowel but A and E, no I, L, O, U: neither words nor mistaken letters. */
    private static final String ALPHABET = "ABCDEFGHJKMNPQRSTVWXYZ0123456789";

    private static final int BODY = 7;

    /** No placeholder is longer. */
    static final int MAX = 64;

    /**
     * A value and, where it was spelled in JSON in another way than ours, that spelling.
     *
     * @param raw empty for our own spelling
     */
    private record Entry(String plain, String raw) {}

    private final byte[] key;
    private @Nullable Mac mac;
    private final TreeMap<String, Entry> entries = new TreeMap<>();
    private final Map<String, String> placeholders = new HashMap<>();

    /** @param key at least 16 random bytes */
    public Vault(byte[] key) {
        this.key = key.clone();
    }

    /** A vault that was written down: placeholders and the values that they stand for. */
    public static Vault of(byte[] key, Map<String, String> values) {
        Vault vault = new Vault(key);
        values.forEach((placeholder, value) -> vault.entries.put(placeholder, new Entry(value, "")));
        return vault;
    }

    /**
     * The placeholder of a value, new or as before.
     *
     * @param type what it is, {@code [A-Z0-9]+}
     * @param raw as it stands in the text
     * @param escaping how it is spelled there
     */
    public synchronized String remember(String type, String raw, Escaping escaping) {
        String plain = escaping == Escaping.NONE ? raw : Escaping.unescape(raw);
        boolean usual = escaping.escape(plain).equals(raw);
        String identity = type + "\0" + (usual ? plain : plain + "\0" + raw);
        return placeholders.computeIfAbsent(identity, id -> issue(type, id, new Entry(plain, usual ? "" : raw)));
    }

    private String issue(String type, String identity, Entry entry) {
        for (int round = 0; ; round++) {
            String placeholder =
                    Dummies.PLACEHOLDER + type + "_" + body(round == 0 ? identity : identity + "\0" + round);
            if (entries.putIfAbsent(placeholder, entry) == null) {
                return placeholder;
            }
        }
    }

    private String body(String identity) {
        byte[] digest = mac().doFinal(identity.getBytes(StandardCharsets.UTF_8));
        StringBuilder body = new StringBuilder();
        int sum = 0;
        for (int i = 0; i < BODY; i++) {
            int letter = digest[i] & 31;
            sum += letter * (i + 1);
            body.append(ALPHABET.charAt(letter));
        }
        return body.append(ALPHABET.charAt(sum & 31)).toString();
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
        return Optional.ofNullable(entries.get(placeholder)).map(Entry::plain);
    }

    /** Every placeholder with its value, for whoever has to write them down sealed. */
    public synchronized Map<String, String> values() {
        Map<String, String> values = new TreeMap<>();
        entries.forEach((placeholder, entry) -> values.put(placeholder, entry.plain()));
        return values;
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
        Entry entry = candidate.getValue();
        boolean asWritten = escaping == Escaping.JSON && !entry.raw().isEmpty();
        return Optional.of(new String[] {candidate.getKey(), asWritten ? entry.raw() : escaping.escape(entry.plain())});
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
