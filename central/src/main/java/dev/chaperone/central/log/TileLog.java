package dev.chaperone.central.log;

import dev.chaperone.model.audit.Checkpoint;
import dev.chaperone.model.audit.EntryBundle;
import dev.chaperone.model.audit.Hash;
import dev.chaperone.model.audit.Merkle;
import dev.chaperone.model.audit.ProofException;
import dev.chaperone.model.audit.SignedNote;
import dev.chaperone.model.audit.Tile;
import dev.chaperone.model.audit.TileNodes;
import dev.chaperone.model.audit.Tiles;
import dev.chaperone.model.audit.TlogProof;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A tlog-tiles log in files. Tiles and bundles are written before the checkpoint that speaks of them, so a reader, or a
 * restart after a crash, never sees a checkpoint without its tiles. One writer; many readers.
 */
public final class TileLog {

    private static final Logger LOG = LoggerFactory.getLogger(TileLog.class);
    private static final String CHECKPOINT = "checkpoint";
    private static final int LEVELS_PER_TILE = 8;

    private final Path folder;
    private final LogKey key;
    private volatile Head head;

    /** The newest checkpoint, parsed and as signed. */
    private record Head(Checkpoint checkpoint, String note) {}

    private TileLog(Path folder, LogKey key, Head head) {
        this.folder = folder;
        this.key = key;
        this.head = head;
    }

    /** @throws IOException in one plain line, if the files are not a log under this key */
    public static TileLog open(Path folder, LogKey key) throws IOException {
        try {
            Path file = folder.resolve(CHECKPOINT);
            if (!Files.exists(file)) {
                Head empty = sign(new Checkpoint(key.name(), 0, Merkle.EMPTY_ROOT), key);
                DurableFile.write(file, empty.note().getBytes(StandardCharsets.UTF_8));
                return new TileLog(folder, key, empty);
            }
            String note = Files.readString(file);
            return new TileLog(folder, key, new Head(Checkpoint.open(note, key.name(), key.verifier()), note));
        } catch (ProofException e) {
            throw new IOException(
                    "the log in %s is damaged or signed by another key (%s); restore a backup"
                            .formatted(folder, e.getMessage()),
                    e);
        }
    }

    public long size() {
        return head.checkpoint().size();
    }

    public String checkpoint() {
        return head.note();
    }

    /** Adds entries at the end. Durable, with a signed checkpoint over them, when it returns. */
    public synchronized void append(List<byte[]> entries) throws IOException {
        long before = size();
        long after = before + entries.size();
        Growth growth = new Growth(before, entries);
        try {
            for (Tile tile : Tiles.grown(before, after)) {
                DurableFile.write(folder.resolve(tile.path()), growth.content(tile));
            }
            Hash root = Merkle.root(after, nodes(after));
            Head next = sign(new Checkpoint(key.name(), after, root), key);
            DurableFile.write(folder.resolve(CHECKPOINT), next.note().getBytes(StandardCharsets.UTF_8));
            head = next;
        } catch (UncheckedIOException e) {
            throw new IOException("the log can't be read back", e);
        }
        LOG.debug("the log grew to {}", after);
    }

    /**
     * The receipt of an entry under the newest checkpoint. @throws IllegalArgumentException if there is no such entry
     */
    public TlogProof proof(long index) {
        Head now = head;
        long size = now.checkpoint().size();
        return new TlogProof(index, Merkle.inclusionProof(index, size, nodes(size)), now.note());
    }

    /** @throws IllegalArgumentException if the sizes are not those of a smaller and a larger head of this log */
    public List<Hash> consistency(long from, long to) {
        if (to > size()) {
            throw new IllegalArgumentException("the log has %d entries, not %d".formatted(size(), to));
        }
        return Merkle.consistencyProof(from, to, nodes(to));
    }

    /** A file of the log by its public path, e.g. {@code tile/0/000.p/3}; empty if there is none. */
    public Optional<byte[]> file(String path) throws IOException {
        Path file = folder.resolve(path).normalize();
        boolean inside = file.startsWith(folder.normalize())
                && path.matches("tile/(\\d{1,2}|entries)/[x0-9/]{3,40}(\\.p/\\d{1,3})?");
        return inside && Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    }

    private TileNodes nodes(long size) {
        return new TileNodes(size, tile -> {
            try {
                return Files.readAllBytes(folder.resolve(tile.path()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static Head sign(Checkpoint checkpoint, LogKey key) throws IOException {
        try {
            return new Head(checkpoint, SignedNote.sign(checkpoint.text(), List.of(key)));
        } catch (GeneralSecurityException e) {
            throw new IOException("the checkpoint can't be signed", e);
        }
    }

    /** What the tiles hold after the log has grown: what they held before, then the new hashes of their level. */
    private final class Growth {

        private final long before;
        private final List<byte[]> entries;

        Growth(long before, List<byte[]> entries) {
            this.before = before;
            this.entries = entries;
        }

        byte[] content(Tile tile) throws IOException {
            long first = tile.index() * Tile.FULL;
            if (tile.level() == Tile.ENTRIES) {
                List<byte[]> all = new ArrayList<>(first < before ? oldEntries(tile) : List.of());
                all.addAll(entries.subList(
                        (int) (Math.max(first, before) - before), (int) (first + tile.width() - before)));
                return EntryBundle.encode(all);
            }
            ByteArrayOutputStream hashes = new ByteArrayOutputStream();
            TileNodes old = nodes(before);
            for (long i = first; i < first + tile.width(); i++) {
                hashes.writeBytes(hash(tile.level(), i, old).bytes());
            }
            return hashes.toByteArray();
        }

        /** Level 0 are the leaves; above, a hash is the root of a full tile below, which was written just before. */
        private Hash hash(int level, long index, TileNodes old) throws IOException {
            if (index < Tiles.hashes(level, before)) {
                return old.at(level * LEVELS_PER_TILE, index);
            }
            return level == 0
                    ? Merkle.leafHash(entries.get((int) (index - before)))
                    : Merkle.root(hashes(new Tile(level - 1, index, Tile.FULL)));
        }

        private List<Hash> hashes(Tile tile) throws IOException {
            byte[] bytes = Files.readAllBytes(folder.resolve(tile.path()));
            List<Hash> hashes = new ArrayList<>();
            for (int at = 0; at < bytes.length; at += Hash.LENGTH) {
                hashes.add(Hash.of(Arrays.copyOfRange(bytes, at, at + Hash.LENGTH)));
            }
            return hashes;
        }

        private List<byte[]> oldEntries(Tile tile) throws IOException {
            long first = tile.index() * Tile.FULL;
            int width = (int) Math.min(Tile.FULL, before - first);
            try {
                return EntryBundle.decode(
                        Files.readAllBytes(folder.resolve(new Tile(Tile.ENTRIES, tile.index(), width).path())));
            } catch (ProofException e) {
                throw new IOException("a bundle of the log is damaged", e);
            }
        }
    }
}
