package dev.chaperone.central.log;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.PublicKeySign;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.signature.Ed25519Parameters;
import com.google.crypto.tink.signature.Ed25519PublicKey;
import com.google.crypto.tink.signature.SignatureConfig2026;
import dev.chaperone.model.audit.NoteSigner;
import dev.chaperone.model.audit.VerifierKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/** The key that signs checkpoints: Ed25519 in a Tink keyset, made on first use, readable by its owner only. */
public final class LogKey implements NoteSigner {

    private final VerifierKey verifier;
    private final PublicKeySign signer;

    private LogKey(VerifierKey verifier, PublicKeySign signer) {
        this.verifier = verifier;
        this.signer = signer;
    }

    /**
     * Opens the key, or makes one.
     *
     * @param origin the log's name; no spaces and no {@code +}
     */
    public static LogKey open(Path file, String origin) throws IOException {
        if (!Files.exists(file)) {
            make(file);
        }
        return existing(file, origin);
    }

    /** Opens the key. @throws IOException in one plain line, also if there is none */
    @AccessesPartialKey
    public static LogKey existing(Path file, String origin) throws IOException {
        if (!Files.exists(file)) {
            throw new IOException("the log key %s is missing; restore it from a backup".formatted(file));
        }
        try {
            KeysetHandle keyset = TinkJsonProtoKeysetFormat.parseKeyset(
                    Files.readString(file), SignatureConfig2026.get(), InsecureSecretKeyAccess.get());
            Ed25519PublicKey key = (Ed25519PublicKey)
                    keyset.getPublicKeysetHandle().getPrimary().getKey();
            VerifierKey verifier =
                    VerifierKey.ed25519(origin, key.getPublicKeyBytes().toByteArray());
            return new LogKey(verifier, keyset.getPrimitive(SignatureConfig2026.get(), PublicKeySign.class));
        } catch (GeneralSecurityException | ClassCastException e) {
            throw new IOException("%s is not a usable log key; restore it from a backup".formatted(file), e);
        }
    }

    private static void make(Path file) throws IOException {
        try {
            var config = SignatureConfig2026.get();
            Ed25519Parameters parameters = Ed25519Parameters.create(Ed25519Parameters.Variant.NO_PREFIX);
            KeysetHandle fresh = KeysetHandle.generateNew(parameters, config);
            String json = TinkJsonProtoKeysetFormat.serializeKeyset(fresh, config, InsecureSecretKeyAccess.get());
            DurableFile.write(file, json.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IOException("a log key can't be made", e);
        }
    }

    @Override
    public VerifierKey verifier() {
        return verifier;
    }

    @Override
    public byte[] sign(byte[] text) throws GeneralSecurityException {
        return signer.sign(text);
    }
}
