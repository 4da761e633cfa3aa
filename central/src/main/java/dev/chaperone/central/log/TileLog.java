package dev.chaperone.central.log;

import dev.chaperone.model.audit.Checkpoint;
import dev.chaperone.model.audit.Hash;
import dev.chaperone.model.audit.Merkle;
import dev.chaperone.model.audit.NoteSigner;
import dev.chaperone.model.audit.ProofException;
import dev.chaperone.model.audit.SignedNote;
import dev.chaperone.model.audit.Tile;
import dev.chaperone.model.audit.Tiles;
import dev.chaperone.model.audit.TlogProof;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A C2SP tlog-tiles log in files. Tiles and bundles are durable before the checkpoint that speaks of them, so a reader,
 * or a restart after a crash, never sees a checkpoint without its tiles. One writer; many readers.
 */
public final class TileLog {

    private static final Logger LOG = LoggerFactory.getLogger(TileLog.class);
    private static final String CHECKPOINT = "checkpoint";

    /** The newest checkpoint that witnesses have signed, too. */
    private static final String WITNESSED = "checkpoint.witnessed";

    /** Holds the checkpoint that showed that this log was set back. */
    private static final String EVIDENCE = "set-back-evidence";

    private static final String HALTED = "the log was set back and signs nothing more (see log/" + EVIDENCE
            + "); restore the newest backup, or begin a new log in an empty folder";

    private final Path folder;
    private final TileFiles files;
    private final LogKey key;
    private final List<NoteSigner> beside;
    private final IssuedNotes issued = new IssuedNotes();
    private volatile Head head;
    private volatile boolean halted;

    /**
     * The newest checkpoint, parsed and as signed.
     *
     * @param note as this log signed it, perhaps with lines of witnesses below
     * @param signed as this log signed it
     */
    private record Head(Checkpoint checkpoint, String note, String signed) {
        Head(Checkpoint checkpoint, String note) {
            this(checkpoint, note, note);
        }
    }

    private TileLog(Path folder, LogKey key, List<NoteSigner> beside, Head head) {
        this.folder = folder;
        this.files = new TileFiles(folder);
        this.key = key;
        this.beside = List.copyOf(beside);
        this.head = head;
        this.halted = Files.exists(folder.resolve(EVIDENCE));
        issued.add(head.note());
        if (halted) {
            LOG.error("{}", HALTED);
        }
    }

    /** Whether there is a checkpoint in {@code folder}. */
    public static boolean exists(Path folder) {
        return Files.exists(folder.resolve(CHECKPOINT));
    }

    /**
     * Opens the log, or begins an empty one.
     *
     * @param beside other keys of the log that sign its checkpoints, too
     * @throws IOException in one plain line, if the files are not a log under this key
     */
    public static TileLog open(Path folder, LogKey key, List<NoteSigner> beside) throws IOException {
        try {
            Path file = folder.resolve(CHECKPOINT);
            if (!exists(folder)) {
                Head empty = sign(new Checkpoint(key.name(), 0, Merkle.EMPTY_ROOT), key, beside);
                DurableFile.write(file, empty.note().getBytes(StandardCharsets.UTF_8));
                return new TileLog(folder, key, beside, empty);
            }
            String note = Files.readString(file);
            Checkpoint checkpoint = Checkpoint.open(note, key.name(), key.verifier());
            requireKeys(note, key, beside);
            return new TileLog(folder, key, beside, new Head(checkpoint, note));
        } catch (ProofException e) {
            throw new IOException(
                    "the log in %s is damaged or signed by another key (%s); restore a backup"
                            .formatted(folder, e.getMessage()),
                    e);
        }
    }

    /** A key that took part stays part of the log: laptops and auditors know it. */
    private static void requireKeys(String note, LogKey key, List<NoteSigner> beside)
            throws ProofException, IOException {
        for (int id : SignedNote.claimed(note, key.name())) {
            if (id != key.keyId() && beside.stream().noneMatch(signer -> signer.keyId() == id)) {
                throw new IOException(
                        "a key that signed the newest checkpoint (%08x) is missing or was replaced; restore it from a backup"
                                .formatted(id));
            }
        }
    }

    public long size() {
        return head.checkpoint().size();
    }

    /** The root the newest checkpoint was signed over. */
    public Hash root() {
        return head.checkpoint().root();
    }

    /** The newest checkpoint as a signed note. */
    public String checkpoint() {
        return head.note();
    }

    /** The newest checkpoint with this log's signatures alone. */
    public String signedCheckpoint() {
        return head.signed();
    }

    /**
     * Publishes a checkpoint of this log with signatures of witnesses, which whoever calls has verified: at once if it
     * still is the newest, and in any case as the newest that is witnessed.
     *
     * @param signed as this log signed it
     * @param lines signature lines, each with a newline
     */
    public synchronized void publishWitnessed(String signed, String lines) throws IOException {
        String note = signed + lines;
        issued.add(note);
        DurableFile.write(folder.resolve(WITNESSED), note.getBytes(StandardCharsets.UTF_8));
        if (head.signed().equals(signed)) {
            DurableFile.write(folder.resolve(CHECKPOINT), note.getBytes(StandardCharsets.UTF_8));
            head = new Head(head.checkpoint(), note, signed);
        }
    }

    /** The newest checkpoint that witnesses have signed; empty if there is none. */
    public Optional<String> witnessedCheckpoint() throws IOException {
        Path file = folder.resolve(WITNESSED);
        return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    }

    /** Whether the log was found to be set back and signs nothing more. */
    public boolean isHalted() {
        return halted;
    }

    /** @throws HaltedException if the log signs nothing more */
    public void requireSigning() throws HaltedException {
        if (halted) {
            throw new HaltedException(HALTED);
        }
    }

    /** Adds entries at the end. Durable, with a signed checkpoint over them, when it returns. */
    public synchronized void append(List<byte[]> entries) throws IOException {
        requireSigning();
        long before = size();
        long after = before + entries.size();
        Growth growth = new Growth(files, before, entries);
        List<Tile> grown = Tiles.grown(before, after);
        try {
            for (Tile tile : grown) {
                files.write(tile, growth.content(tile));
            }
            Head next = sign(new Checkpoint(key.name(), after, Merkle.root(after, files.nodes(after))), key, beside);
            DurableFile.write(folder.resolve(CHECKPOINT), next.note().getBytes(StandardCharsets.UTF_8));
            issued.add(next.note());
            head = next;
            for (Tile tile : grown.stream().filter(Tile::isFull).toList()) {
                files.dropPartials(tile);
            }
        } catch (UncheckedIOException e) {
            throw new IOException("the log can't be read back", e);
        }
        LOG.debug("the log grew to {}", after);
    }

    /** The root this log had at {@code size}. @throws IOException if the tiles can't be read or are damaged */
    public Hash rootAt(long size) throws IOException {
        try {
            return Merkle.root(size, files.nodes(size));
        } catch (UncheckedIOException e) {
            throw new IOException("the log can't be read back", e);
        }
    }

    /** The receipt of an entry under the newest checkpoint. @throws IllegalArgumentException if there is none */
    public TlogProof proof(long index) throws IOException {
        Head now = head;
        long size = now.checkpoint().size();
        try {
            return new TlogProof(index, Merkle.inclusionProof(index, size, files.nodes(size)), now.note());
        } catch (UncheckedIOException e) {
            throw new IOException("the log can't be read back", e);
        }
    }

    /** @throws IllegalArgumentException if the sizes are not those of a smaller and a larger head of this log */
    public List<Hash> consistency(long from, long to) throws IOException {
        if (from < 1 || to < from || to > size()) {
            throw new IllegalArgumentException(
                    "the log has %d entries; no proof leads from %d to %d".formatted(size(), from, to));
        }
        try {
            return Merkle.consistencyProof(from, to, files.nodes(to));
        } catch (UncheckedIOException e) {
            throw new IOException("the log can't be read back", e);
        }
    }

    /** A tile or bundle by its public path, e.g. {@code tile/0/000.p/3}; empty if there is none. */
    public Optional<byte[]> file(String path) throws IOException {
        return files.file(path);
    }

    /**
     * Compares with a checkpoint somebody kept. If this log signed it but is not its continuation, then this log was
     * set back: it halts for good and keeps the note as evidence.
     *
     * @return whether the checkpoint belongs to this log
     * @throws ProofException if this log's key did not sign it
     */
    public boolean isContinuationOf(String note) throws IOException, ProofException {
        return issued.has(note) || isContinuationOf(note, Checkpoint.open(note, key.name(), key.verifier()));
    }

    private synchronized boolean isContinuationOf(String note, Checkpoint kept) throws IOException {
        if (kept.size() <= size() && rootAt(kept.size()).equals(kept.root())) {
            return true;
        }
        if (!halted) {
            halted = true;
            DurableFile.write(folder.resolve(EVIDENCE), note.getBytes(StandardCharsets.UTF_8));
            LOG.error(
                    "somebody has a checkpoint of {} entries that this log signed and lacks; {}", kept.size(), HALTED);
        }
        return false;
    }

    private static Head sign(Checkpoint checkpoint, LogKey key, List<NoteSigner> beside) throws IOException {
        try {
            List<NoteSigner> signers = new ArrayList<>(List.of(key));
            signers.addAll(beside);
            return new Head(checkpoint, SignedNote.sign(checkpoint.text(), signers));
        } catch (GeneralSecurityException e) {
            throw new IOException("the checkpoint can't be signed", e);
        }
    }
}
