package dev.chaperone.central.enrol;

import dev.chaperone.central.index.Database;
import dev.chaperone.central.index.Doubt;
import dev.chaperone.central.index.FindingTable;
import dev.chaperone.model.audit.Hash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The laptops that are enrolled. */
public final class Devices {

    private static final int TOKEN_BYTES = 32;
    private static final int MOST = 1_000;

    private static final String SUMMARY = "SELECT d.id, d.name, d.enrolled_at,"
            + " (SELECT COUNT(*) FROM segments s WHERE s.device = d.id) AS segments,"
            + " (SELECT COALESCE(MAX(number), 0) FROM segments s WHERE s.device = d.id) AS highest,"
            + " COALESCE((SELECT received_at FROM segments s WHERE s.device = d.id ORDER BY log_index DESC LIMIT 1), '')"
            + " AS seen, (SELECT COUNT(*) FROM findings f WHERE f.device = d.id) AS findings FROM devices d";

    private final Database database;
    private final SecureRandom random;
    private final InstantSource clock;

    public Devices(Database database, SecureRandom random, InstantSource clock) {
        this.database = database;
        this.random = random;
        this.clock = clock;
    }

    /**
     * What reviewers see of a device.
     *
     * @param segments how many are there
     * @param missing how many are not, although later ones are
     * @param lastSeen when the newest segment came, ISO 8601; empty if none has
     */
    public record Summary(
            String id, String name, String enrolledAt, long segments, long missing, String lastSeen, long findings) {}

    /**
     * Enrols a device, or gives a known one a new token, which reviewers get to see.
     *
     * @param auditKey 32 raw bytes
     * @return the token, which is not kept; empty if the device is known with another key
     */
    public Optional<String> enrol(String id, String name, byte[] auditKey) throws IOException {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        String now = clock.instant().toString();
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
                    now);
            if (known.isPresent()) {
                Doubt again = new Doubt("enrolled-again", "the device enrolled again; its earlier token is void");
                FindingTable.add(t, now, id, again);
            }
            return Optional.of(token);
        });
    }

    /** The device's audit key, if the token is the device's. */
    public Optional<byte[]> authenticate(String id, String token) throws IOException {
        return database.read(t -> t.first(
                        "SELECT audit_key, token_hash FROM devices WHERE id = ?",
                        r -> MessageDigest.isEqual(r.getBytes("token_hash"), hash(token))
                                ? Optional.of(r.getBytes("audit_key"))
                                : Optional.<byte[]>empty(),
                        id))
                .flatMap(key -> key);
    }

    /** The audit key a device enrolled with, 32 raw bytes. */
    public Optional<byte[]> auditKey(String id) throws IOException {
        return database.read(
                t -> t.first("SELECT audit_key FROM devices WHERE id = ?", r -> r.getBytes("audit_key"), id));
    }

    /** By name; no more than a thousand. */
    public List<Summary> all() throws IOException {
        return database.read(t -> t.list(SUMMARY + " ORDER BY d.name, d.id LIMIT " + MOST, Devices::summary));
    }

    private static Summary summary(ResultSet row) throws SQLException {
        long segments = row.getLong("segments");
        return new Summary(
                row.getString("id"),
                row.getString("name"),
                row.getString("enrolled_at"),
                segments,
                row.getLong("highest") - segments,
                row.getString("seen"),
                row.getLong("findings"));
    }

    private static byte[] hash(String token) {
        return Hash.sha256(token.getBytes(StandardCharsets.UTF_8)).bytes();
    }
}
