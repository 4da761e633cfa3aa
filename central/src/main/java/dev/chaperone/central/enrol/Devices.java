package dev.chaperone.central.enrol;

import dev.chaperone.central.index.Database;
import dev.chaperone.model.audit.Hash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The laptops that are enrolled. */
public final class Devices {

    private static final int TOKEN_BYTES = 32;

    private final Database database;
    private final SecureRandom random;
    private final InstantSource clock;

    public Devices(Database database, SecureRandom random, InstantSource clock) {
        this.database = database;
        this.random = random;
        this.clock = clock;
    }

    /** What reviewers see of a device; numbers are 0 and texts empty where nothing has arrived yet. */
    public record Summary(String id, String name, String enrolledAt, long segments, String lastSeen) {}

    /**
     * Enrols a device, or gives a known one a new token.
     *
     * @param auditKey 32 raw bytes
     * @return the token, which is not kept; empty if the device is known with another key
     */
    public Optional<String> enrol(String id, String name, byte[] auditKey) throws IOException {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        return database.run(t -> {
            Optional<byte[]> known =
                    t.first("SELECT audit_key FROM devices WHERE id = ?", r -> r.getBytes("audit_key"), id);
            if (known.isPresent() && !Arrays.equals(known.get(), auditKey)) {
                return Optional.<String>empty();
            }
            t.execute(
                    "INSERT INTO devices (id, name, audit_key, token_hash, enrolled_at) VALUES (?, ?, ?, ?, ?)"
                            + " ON CONFLICT (id) DO UPDATE SET token_hash = excluded.token_hash, name = excluded.name",
                    id,
                    name,
                    auditKey,
                    hash(token),
                    clock.instant().toString());
            return Optional.of(token);
        });
    }

    /** The device's audit key, if the token is the device's. */
    public Optional<byte[]> authenticate(String id, String token) throws IOException {
        return database.run(t -> t.first(
                        "SELECT audit_key, token_hash FROM devices WHERE id = ?",
                        r -> MessageDigest.isEqual(r.getBytes("token_hash"), hash(token))
                                ? Optional.of(r.getBytes("audit_key"))
                                : Optional.<byte[]>empty(),
                        id))
                .flatMap(key -> key);
    }

    public List<Summary> all() throws IOException {
        return database.run(t -> t.list(
                "SELECT d.id, d.name, d.enrolled_at, COUNT(s.number) AS segments, COALESCE(MAX(s.received_at), '') AS seen"
                        + " FROM devices d LEFT JOIN segments s ON s.device = d.id GROUP BY d.id ORDER BY d.name",
                r -> new Summary(
                        r.getString("id"),
                        r.getString("name"),
                        r.getString("enrolled_at"),
                        r.getLong("segments"),
                        r.getString("seen"))));
    }

    private static byte[] hash(String token) {
        return Hash.sha256(token.getBytes(StandardCharsets.UTF_8)).bytes();
    }
}
