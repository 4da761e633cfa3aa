package dev.chaperone.desktop.device;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Mac;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.mac.HmacParameters;
import com.google.crypto.tink.mac.MacConfig2026;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * HMAC-SHA-256 of prompts under a key of this device: the same prompt can be found again, and nobody without the key
 * can try out likely ones. Safe for use by many threads.
 */
public final class PromptHash {

    private static final String KEY_FILE = "prompt-hash-key.json";
    private static final int BYTES = 32;

    private final Mac mac;

    private PromptHash(Mac mac) {
        this.mac = mac;
    }

    /**
     * With the key in {@code directory}, made on first use.
     *
     * @throws IOException in one plain line, if it can't be read, or is no key
     */
    public static PromptHash open(PrivateDirectory directory) throws IOException {
        try {
            return new PromptHash(keyset(directory).getPrimitive(MacConfig2026.get(), Mac.class));
        } catch (GeneralSecurityException e) {
            throw new IOException(
                    "%s is not a usable key; restore it from a backup, or move it away and start again"
                            .formatted(directory.path().resolve(KEY_FILE)),
                    e);
        }
    }

    /** 64 hexadecimal digits. */
    public String of(String prompt) {
        try {
            return HexFormat.of().formatHex(mac.computeMac(prompt.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a MAC over memory can't fail", e);
        }
    }

    private static KeysetHandle keyset(PrivateDirectory directory) throws IOException, GeneralSecurityException {
        var config = MacConfig2026.get();
        Optional<byte[]> stored = directory.read(KEY_FILE);
        if (stored.isPresent()) {
            String json = new String(stored.get(), StandardCharsets.UTF_8);
            return TinkJsonProtoKeysetFormat.parseKeyset(json, config, InsecureSecretKeyAccess.get());
        }
        HmacParameters parameters = HmacParameters.builder()
                .setKeySizeBytes(BYTES)
                .setTagSizeBytes(BYTES)
                .setHashType(HmacParameters.HashType.SHA256)
                .setVariant(HmacParameters.Variant.NO_PREFIX)
                .build();
        KeysetHandle fresh = KeysetHandle.generateNew(parameters, config);
        String json = TinkJsonProtoKeysetFormat.serializeKeyset(fresh, config, InsecureSecretKeyAccess.get());
        directory.write(KEY_FILE, json.getBytes(StandardCharsets.UTF_8));
        return fresh;
    }
}
