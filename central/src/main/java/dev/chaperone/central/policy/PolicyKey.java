package dev.chaperone.central.policy;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.PublicKeySign;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.signature.Ed25519Parameters;
import com.google.crypto.tink.signature.Ed25519PublicKey;
import com.google.crypto.tink.signature.SignatureConfig2026;
import dev.chaperone.central.log.DurableFile;
import dev.chaperone.model.policy.bundle.PolicySigner;
import dev.chaperone.model.policy.bundle.SigningKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/** A person's key for signing policy: Ed25519 in a Tink keyset, in a file only its owner can read. */
final class PolicyKey implements PolicySigner {

    private final SigningKey key;
    private final PublicKeySign signer;

    private PolicyKey(SigningKey key, PublicKeySign signer) {
        this.key = key;
        this.signer = signer;
    }

    /** Makes a key. @throws IOException in one line, if there is a file already */
    static PolicyKey make(Path file) throws IOException {
        if (Files.exists(file)) {
            throw new IOException("%s is there already; name another file".formatted(file));
        }
        try {
            var config = SignatureConfig2026.get();
            Ed25519Parameters parameters = Ed25519Parameters.create(Ed25519Parameters.Variant.NO_PREFIX);
            KeysetHandle fresh = KeysetHandle.generateNew(parameters, config);
            String json = TinkJsonProtoKeysetFormat.serializeKeyset(fresh, config, InsecureSecretKeyAccess.get());
            DurableFile.write(file, json.getBytes(StandardCharsets.UTF_8));
            return open(file);
        } catch (GeneralSecurityException e) {
            throw new IOException("a policy key can't be made", e);
        }
    }

    /** Opens a key. @throws IOException in one line, if it is none */
    @AccessesPartialKey
    static PolicyKey open(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException(
                    "there is no policy key %s; make one with: policy key --out %s".formatted(file, file));
        }
        try {
            KeysetHandle keyset = TinkJsonProtoKeysetFormat.parseKeyset(
                    Files.readString(file), SignatureConfig2026.get(), InsecureSecretKeyAccess.get());
            Ed25519PublicKey primary = (Ed25519PublicKey)
                    keyset.getPublicKeysetHandle().getPrimary().getKey();
            return new PolicyKey(
                    SigningKey.of(primary.getPublicKeyBytes().toByteArray()),
                    keyset.getPrimitive(SignatureConfig2026.get(), PublicKeySign.class));
        } catch (GeneralSecurityException | ClassCastException e) {
            throw new IOException("%s is not a usable policy key; restore it from a backup".formatted(file), e);
        }
    }

    @Override
    public SigningKey key() {
        return key;
    }

    @Override
    public byte[] sign(byte[] message) throws GeneralSecurityException {
        return signer.sign(message);
    }
}
