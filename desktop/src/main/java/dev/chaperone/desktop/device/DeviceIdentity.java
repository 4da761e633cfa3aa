package dev.chaperone.desktop.device;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.PublicKeySign;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.signature.Ed25519Parameters;
import com.google.crypto.tink.signature.Ed25519PrivateKey;
import com.google.crypto.tink.signature.SignatureConfig2026;
import dev.chaperone.model.audit.Ed25519;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * The device's id and the key it signs evidence with. Made on first use, kept in two files with mode 0600. Immutable
 * and safe for use by many threads.
 */
public final class DeviceIdentity {

    private static final String ID_FILE = "device-id";
    private static final String KEY_FILE = "audit-key.json";

    private final String deviceId;
    private final byte[] publicKey;
    private final PublicKeySign signer;

    private DeviceIdentity(String deviceId, KeysetHandle keyset) throws GeneralSecurityException {
        this.deviceId = deviceId;
        this.publicKey = publicKey(keyset);
        this.signer = keyset.getPrimitive(SignatureConfig2026.get(), PublicKeySign.class);
    }

    /**
     * Reads the identity, or makes a new one.
     *
     * @param random strong randomness, for the id
     * @throws IOException in one plain line, if the files can't be read or written, or hold something else
     */
    public static DeviceIdentity open(PrivateDirectory directory, RandomGenerator random) throws IOException {
        try {
            KeysetHandle keyset = keyset(directory);
            return new DeviceIdentity(deviceId(directory, random), keyset);
        } catch (GeneralSecurityException | ClassCastException e) {
            throw new IOException(
                    "%s is not a usable audit key; restore it from a backup, or remove it and enrol this device again"
                            .formatted(directory.path().resolve(KEY_FILE)),
                    e);
        }
    }

    /** Lower-case UUID. */
    public String deviceId() {
        return deviceId;
    }

    /** A copy of the audit key's 32 raw public bytes. */
    public byte[] publicKey() {
        return publicKey.clone();
    }

    /** {@link Ed25519#keyId} of the audit key. */
    public String keyId() {
        return Ed25519.keyId(publicKey);
    }

    /** A bare 64-byte Ed25519 signature. */
    public byte[] sign(byte[] message) throws GeneralSecurityException {
        return signer.sign(message);
    }

    @Override
    public String toString() {
        return "DeviceIdentity[" + deviceId + "]";
    }

    @AccessesPartialKey // central needs the bare public key
    private static byte[] publicKey(KeysetHandle keyset) {
        Ed25519PrivateKey key = (Ed25519PrivateKey) keyset.getPrimary().getKey();
        return key.getPublicKey().getPublicKeyBytes().toByteArray();
    }

    private static String deviceId(PrivateDirectory directory, RandomGenerator random) throws IOException {
        var stored = directory.read(ID_FILE);
        if (stored.isEmpty()) {
            String fresh = randomUuid(random).toString();
            directory.write(ID_FILE, (fresh + "\n").getBytes(StandardCharsets.US_ASCII));
            return fresh;
        }
        String id = new String(stored.get(), StandardCharsets.UTF_8).strip();
        try {
            return UUID.fromString(id).toString();
        } catch (IllegalArgumentException e) {
            throw new IOException(
                    "%s does not hold a device id; restore it from a backup, or remove it and enrol this device again"
                            .formatted(directory.path().resolve(ID_FILE)),
                    e);
        }
    }

    /** RFC 9562 version 4. */
    private static UUID randomUuid(RandomGenerator random) {
        long high = (random.nextLong() & ~0xF000L) | 0x4000L;
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    private static KeysetHandle keyset(PrivateDirectory directory) throws IOException, GeneralSecurityException {
        var config = SignatureConfig2026.get();
        var stored = directory.read(KEY_FILE);
        if (stored.isPresent()) {
            String json = new String(stored.get(), StandardCharsets.UTF_8);
            return TinkJsonProtoKeysetFormat.parseKeyset(json, config, InsecureSecretKeyAccess.get());
        }
        var parameters = Ed25519Parameters.create(Ed25519Parameters.Variant.NO_PREFIX);
        KeysetHandle fresh = KeysetHandle.generateNew(parameters, config);
        String json = TinkJsonProtoKeysetFormat.serializeKeyset(fresh, config, InsecureSecretKeyAccess.get());
        directory.write(KEY_FILE, json.getBytes(StandardCharsets.UTF_8));
        return fresh;
    }
}
