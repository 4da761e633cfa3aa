package dev.chaperone.desktop.device;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;

/** A key for sealing files of this device (AES-256-GCM), in a Tink keyset that only its owner can read. */
public final class SealingKey {

    private SealingKey() {}

    /**
     * The key stored under {@code name}, made on first use.
     *
     * @throws IOException in one plain line, if it can't be read, or is no key
     */
    public static Aead open(PrivateDirectory directory, String name) throws IOException {
        try {
            return keyset(directory, name).getPrimitive(AeadConfig2026.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new IOException(
                    "%s is not a usable key; restore it from a backup, or move it away and start again"
                            .formatted(directory.path().resolve(name)),
                    e);
        }
    }

    private static KeysetHandle keyset(PrivateDirectory directory, String name)
            throws IOException, GeneralSecurityException {
        var config = AeadConfig2026.get();
        Optional<byte[]> stored = directory.read(name);
        if (stored.isPresent()) {
            String json = new String(stored.get(), StandardCharsets.UTF_8);
            return TinkJsonProtoKeysetFormat.parseKeyset(json, config, InsecureSecretKeyAccess.get());
        }
        KeysetHandle fresh = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, config);
        String json = TinkJsonProtoKeysetFormat.serializeKeyset(fresh, config, InsecureSecretKeyAccess.get());
        directory.write(name, json.getBytes(StandardCharsets.UTF_8));
        return fresh;
    }
}
