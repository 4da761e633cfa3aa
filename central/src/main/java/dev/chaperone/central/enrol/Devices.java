package dev.chaperone.central.enrol;

import dev.chaperone.central.index.Database;
import dev.chaperone.central.index.Doubt;
import dev.chaperone.central.index.FindingTable;
import dev.chaperone.central.index.Transaction;
import dev.chaperone.model.audit.Hash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

    /** What came of an enrolment. */
    public sealed interface Outcome {
        /**
         * @param token not kept
         * @param certificate for TLS, if the device gave a key for it
         */
        record Enrolled(String token, Optional<X509Certificate> certificate) implements Outcome {}

        /** The device is known with another audit key. */
        record OtherKey() implements Outcome {}

        record Revoked() implements Outcome {}
    }

    /** What a request shows of who it comes from. */
    public record Credentials(String token, boolean overTls, Optional<X509Certificate> certificate) {}

    /** Whether a request is a device's. */
    public sealed interface Standing {
        /** @param key the device's audit key, 32 raw bytes */
        @SuppressWarnings("ArrayRecordComponent") // passed on at once, never compared
        record Enrolled(byte[] key) implements Standing {}

        record Revoked() implements Standing {}

        record Unknown() implements Standing {}
    }

    /** Enrols a device whose claim is proven, or gives a known one a new token, which reviewers get to see. */
    public Outcome enrol(Claim claim, Optional<DeviceCa> ca) throws IOException {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Optional<X509Certificate> certificate = certificate(claim, ca);
        byte @Nullable [] digest = certificate.isPresent() ? digest(certificate.get()) : null;
        return database.run(
                t -> enrol(t, claim, token, digest).orElseGet(() -> new Outcome.Enrolled(token, certificate)));
    }

    private static Optional<X509Certificate> certificate(Claim claim, Optional<DeviceCa> ca) throws IOException {
        try {
            Optional<PublicKey> key = claim.tlsKey();
            return key.isPresent() && ca.isPresent()
                    ? Optional.of(ca.get().issue(claim.device(), key.get()))
                    : Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IOException("a proven key can't be used", e);
        }
    }

    /** @return why not */
    private Optional<Outcome> enrol(Transaction t, Claim claim, String token, byte @Nullable [] certificate)
            throws SQLException {
        String now = clock.instant().toString();
        Optional<Outcome> refusal = t.first(
                        "SELECT audit_key, revoked_at FROM devices WHERE id = ?",
                        r -> refusal(r, claim.auditKey()),
                        claim.device())
                .flatMap(outcome -> outcome);
        if (refusal.isPresent()) {
            return refusal;
        }
        int fresh = t.execute(
                "INSERT INTO devices (id, name, audit_key, token_hash, enrolled_at, certificate) VALUES (?, ?, ?, ?, ?, ?)"
                        + " ON CONFLICT (id) DO NOTHING",
                claim.device(),
                claim.name(),
                claim.auditKey(),
                hash(token),
                now,
                certificate);
        if (fresh == 0) {
            t.execute(
                    "UPDATE devices SET token_hash = ?, name = ?, certificate = ? WHERE id = ?",
                    hash(token),
                    claim.name(),
                    certificate,
                    claim.device());
            Doubt again = new Doubt("enrolled-again", "the device enrolled again; its earlier token is void");
            FindingTable.add(t, now, claim.device(), again);
        }
        return Optional.empty();
    }

    private static Optional<Outcome> refusal(ResultSet row, byte[] auditKey) throws SQLException {
        if (row.getString("revoked_at") != null) {
            return Optional.of(new Outcome.Revoked());
        }
        return Arrays.equals(row.getBytes("audit_key"), auditKey)
                ? Optional.empty()
                : Optional.of(new Outcome.OtherKey());
    }

    /**
     * Whether the credentials are the device's: its token, and over TLS the very certificate it got with it. Asks the
     * table each time, so that revoking holds at once.
     */
    public Standing authenticate(String id, Credentials shown) throws IOException {
        byte[] certificate =
                shown.certificate().isPresent() ? digest(shown.certificate().get()) : new byte[0];
        return database.read(t -> t.first(
                        "SELECT audit_key, token_hash, certificate, revoked_at FROM devices WHERE id = ?",
                        r -> standing(r, shown, certificate),
                        id))
                .orElseGet(Standing.Unknown::new);
    }

    private static Standing standing(ResultSet row, Credentials shown, byte[] certificate) throws SQLException {
        byte @Nullable [] issued = row.getBytes("certificate");
        boolean known = MessageDigest.isEqual(row.getBytes("token_hash"), hash(shown.token()));
        boolean bound = !shown.overTls() || (issued != null && MessageDigest.isEqual(issued, certificate));
        if (!known || !bound) {
            return new Standing.Unknown();
        }
        return row.getString("revoked_at") == null
                ? new Standing.Enrolled(row.getBytes("audit_key"))
                : new Standing.Revoked();
    }

    /**
     * From now on nothing is taken from the device and it can't enrol again; what it sent stays. A second time changes
     * nothing.
     *
     * @return whether there is such a device
     */
    public boolean revoke(String id) throws IOException {
        String now = clock.instant().toString();
        return database.run(t -> {
            int revoked = t.execute("UPDATE devices SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL", now, id);
            if (revoked > 0) {
                FindingTable.add(t, now, id, new Doubt("revoked", "the device was revoked; nothing is taken from it"));
            }
            return t.first("SELECT 1 FROM devices WHERE id = ?", r -> true, id).isPresent();
        });
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

    private static byte[] digest(X509Certificate certificate) throws IOException {
        return HexFormat.of().parseHex(DeviceCa.fingerprint(certificate));
    }

    private static byte[] hash(String token) {
        return Hash.sha256(token.getBytes(StandardCharsets.UTF_8)).bytes();
    }
}
