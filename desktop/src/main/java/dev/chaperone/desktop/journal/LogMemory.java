package dev.chaperone.desktop.journal;

import dev.chaperone.desktop.device.PrivateDirectory;
import dev.chaperone.model.audit.Checkpoint;
import dev.chaperone.model.audit.Hash;
import dev.chaperone.model.audit.ProofException;
import dev.chaperone.model.audit.TlogProof;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The newest head of central's log this device has verified, kept across restarts, and the proof that the log lied, if
 * it did. One such proof stops pruning for good: then the copy on this disk is the evidence.
 */
final class LogMemory {

    private static final String HEAD = "log-head";
    private static final String FORK = "log-fork-evidence";

    private final SegmentStore store;
    private final PrivateDirectory directory;
    private final LogTrust trust;

    LogMemory(SegmentStore store, LogTrust trust) {
        this.store = store;
        this.directory = store.directory();
        this.trust = trust;
    }

    /**
     * The newest head seen; empty if there is none for this log.
     *
     * @throws ProofException if the file was changed
     */
    Optional<Checkpoint> head() throws IOException, ProofException {
        Optional<String> note = note();
        return note.isEmpty()
                ? Optional.empty()
                : Optional.of(Checkpoint.open(note.get(), trust.origin(), trust.key()));
    }

    /** {@link #head} as the log signed it, unchecked. */
    Optional<String> note() throws IOException {
        Optional<byte[]> file = directory.read(headFile());
        return file.isEmpty() ? newestReceipt() : file.map(note -> new String(note, StandardCharsets.UTF_8));
    }

    /** {@link #note}, if it is what the log signed. */
    Optional<String> testimony() throws IOException {
        try {
            return head().isPresent() ? note() : Optional.empty();
        } catch (ProofException e) {
            return Optional.empty(); // changed on this disk; whoever compares heads says so
        }
    }

    /** Removing the remembered head does not make this device forget: its receipts hold heads, too. */
    private Optional<String> newestReceipt() throws IOException {
        Optional<String> newest = Optional.empty();
        for (long number : store.closed()) {
            try {
                Optional<TlogProof> receipt = store.receipt(number);
                if (receipt.isPresent()) {
                    String note = receipt.get().checkpoint();
                    Checkpoint.open(note, trust.origin(), trust.key());
                    newest = Optional.of(note);
                }
            } catch (ProofException e) {
                // It is of the log this device was enrolled with before.
            }
        }
        return newest;
    }

    /** Keeps {@code note}, which was verified, as the newest head. */
    void remember(String note) throws IOException {
        directory.write(headFile(), note.getBytes(StandardCharsets.UTF_8));
    }

    /** Keeps both heads for whoever has to look into it. */
    void keepEvidence(String note) throws IOException {
        Optional<byte[]> before = directory.read(headFile());
        String earlier = new String(before.orElse(new byte[0]), StandardCharsets.UTF_8);
        directory.write(FORK, ("seen before:\n" + earlier + "\nseen now:\n" + note).getBytes(StandardCharsets.UTF_8));
    }

    boolean hasEvidence() throws IOException {
        return directory.read(FORK).isPresent();
    }

    /** @throws ProofException if a line is not the base64 of a hash */
    static List<Hash> proof(String lines) throws ProofException {
        try {
            return lines.lines()
                    .filter(line -> !line.isEmpty())
                    .map(Hash::ofBase64)
                    .toList();
        } catch (IllegalArgumentException e) {
            throw new ProofException("the consistency proof is malformed", e);
        }
    }

    /** A new key or origin is another log with a memory of its own. */
    private String headFile() {
        String name = "%s\n%s\n%08x"
                .formatted(trust.origin(), trust.key().name(), trust.key().keyId());
        return HEAD + "-"
                + Hash.sha256(name.getBytes(StandardCharsets.UTF_8)).hex().substring(0, 8);
    }
}
