package dev.chaperone.desktop.journal;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import dev.chaperone.desktop.device.PrivateDirectory;
import dev.chaperone.model.audit.Hash;
import dev.chaperone.model.audit.SealedEvent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;

/**
 * Seals records so that each one opens only at its place: device, sequence and the hash of the record before are bound
 * to it. Safe for use by many threads.
 */
final class RecordCipher {

    private static final String KEY_FILE = "journal-key.json";

    private final Aead aead;
    private final String device;

    RecordCipher(Aead aead, String device) {
        this.aead = aead;
        this.device = device;
    }

    /** With the keyset in {@code directory}, made on first use. */
    static RecordCipher open(PrivateDirectory directory, String device) throws IOException {
        try {
            return new RecordCipher(keyset(directory).getPrimitive(AeadConfig2026.get(), Aead.class), device);
        } catch (GeneralSecurityException e) {
            throw new IOException(
                    "%s is not a usable journal key; restore it from a backup, or move the journal away and start again"
                            .formatted(directory.path().resolve(KEY_FILE)),
                    e);
        }
    }

    /** As {@link #open}, for those who must not write. */
    static RecordCipher openExisting(PrivateDirectory directory, String device) throws IOException {
        if (directory.read(KEY_FILE).isEmpty()) {
            throw new IOException("there is no journal in %s; start the service first".formatted(directory.path()));
        }
        return open(directory, device);
    }

    byte[] seal(SealedEvent event, long sequence, Hash previous) throws IOException {
        byte[] salt = event.salt();
        byte[] canonical = event.canonicalEvent();
        byte[] plain = ByteBuffer.allocate(salt.length + canonical.length)
                .put(salt)
                .put(canonical)
                .array();
        try {
            return aead.encrypt(plain, place("event", sequence, previous));
        } catch (GeneralSecurityException e) {
            throw new IOException("a journal record can't be encrypted; restart the service", e);
        }
    }

    /** @throws GeneralSecurityException if the record is not what was sealed for this place */
    SealedEvent unseal(byte[] record, long sequence, Hash previous) throws GeneralSecurityException {
        byte[] plain = aead.decrypt(record, place("event", sequence, previous));
        if (plain.length < SealedEvent.SALT_LENGTH) {
            throw new GeneralSecurityException("record is too short");
        }
        return new SealedEvent(
                Arrays.copyOfRange(plain, SealedEvent.SALT_LENGTH, plain.length),
                Arrays.copyOf(plain, SealedEvent.SALT_LENGTH));
    }

    /** Seals the number of the last event at a clean stop. */
    byte[] sealHead(long lastSequence) throws IOException {
        try {
            return aead.encrypt(
                    ByteBuffer.allocate(Long.BYTES).putLong(lastSequence).array(), place("head", 0, Hash.ZERO));
        } catch (GeneralSecurityException e) {
            throw new IOException("the journal's head can't be encrypted; restart the service", e);
        }
    }

    long unsealHead(byte[] sealed) throws GeneralSecurityException {
        byte[] plain = aead.decrypt(sealed, place("head", 0, Hash.ZERO));
        return ByteBuffer.wrap(plain).getLong();
    }

    private byte[] place(String what, long sequence, Hash previous) {
        return "chaperone journal\n%s\n%s\n%d\n%s"
                .formatted(what, device, sequence, previous.hex())
                .getBytes(StandardCharsets.UTF_8);
    }

    private static KeysetHandle keyset(PrivateDirectory directory) throws IOException, GeneralSecurityException {
        var config = AeadConfig2026.get();
        var stored = directory.read(KEY_FILE);
        if (stored.isPresent()) {
            String json = new String(stored.get(), StandardCharsets.UTF_8);
            return TinkJsonProtoKeysetFormat.parseKeyset(json, config, InsecureSecretKeyAccess.get());
        }
        KeysetHandle fresh = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, config);
        String json = TinkJsonProtoKeysetFormat.serializeKeyset(fresh, config, InsecureSecretKeyAccess.get());
        directory.write(KEY_FILE, json.getBytes(StandardCharsets.UTF_8));
        return fresh;
    }
}
