package dev.chaperone.central.log;

import dev.chaperone.model.audit.Checkpoint;
import dev.chaperone.model.audit.EntryBundle;
import dev.chaperone.model.audit.Hash;
import dev.chaperone.model.audit.Merkle;
import dev.chaperone.model.audit.NoteVerifier;
import dev.chaperone.model.audit.ProofException;
import dev.chaperone.model.audit.Tile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Builds a log again from its entries and compares every file with what is there. Changes nothing. One thread. */
public final class LogCheck {

    private final TileFiles files;
    private final Checkpoint checkpoint;
    private final Consumer<String> problems;
    private final List<byte[]> bundle = new ArrayList<>();
    private final List<Level> levels = new ArrayList<>();
    private long entries;

    /** The hashes of a level since its last full tile. */
    private static final class Level {
        private final List<Hash> pending = new ArrayList<>();
        private long fullTiles;
    }

    /**
     * @param problems gets a line for whatever does not fit
     * @throws IOException in one plain line, if there is no checkpoint signed by {@code key}
     */
    public LogCheck(Path folder, NoteVerifier key, Consumer<String> problems) throws IOException {
        try {
            this.checkpoint = Checkpoint.open(Files.readString(folder.resolve("checkpoint")), key.name(), key);
        } catch (ProofException e) {
            throw new IOException("the log's checkpoint can't be trusted: " + e.getMessage(), e);
        }
        this.files = new TileFiles(folder);
        this.problems = problems;
    }

    /** The signed head everything is compared with. */
    public Checkpoint checkpoint() {
        return checkpoint;
    }

    /** The next entry, from 0. */
    public void add(byte[] entry) throws IOException {
        bundle.add(entry.clone());
        entries++;
        if (bundle.size() == Tile.FULL) {
            compareBundle();
        }
        push(0, Merkle.leafHash(entry));
    }

    /** To be called after the last entry. */
    public void finish() throws IOException {
        if (!bundle.isEmpty()) {
            compareBundle();
        }
        Optional<Hash> below = Optional.empty();
        for (int number = 0; number < levels.size(); number++) {
            List<Hash> row = levels.get(number).pending;
            if (!row.isEmpty()) {
                compareTile(number);
            }
            below.ifPresent(row::add);
            below = row.isEmpty() ? Optional.empty() : Optional.of(Merkle.root(row));
        }
        if (entries != checkpoint.size() || !below.orElse(Merkle.EMPTY_ROOT).equals(checkpoint.root())) {
            problems.accept(
                    "the root over %d entries is not the signed one over %d".formatted(entries, checkpoint.size()));
        }
    }

    private void push(int number, Hash hash) throws IOException {
        if (number == levels.size()) {
            levels.add(new Level());
        }
        Level level = levels.get(number);
        level.pending.add(hash);
        if (level.pending.size() == Tile.FULL) {
            compareTile(number);
            level.fullTiles++;
            Hash root = Merkle.root(level.pending);
            level.pending.clear();
            push(number + 1, root);
        }
    }

    private void compareBundle() throws IOException {
        Tile tile = new Tile(Tile.ENTRIES, (entries - 1) / Tile.FULL, bundle.size());
        compare(tile, EntryBundle.encode(bundle));
        bundle.clear();
    }

    private void compareTile(int number) throws IOException {
        Level level = levels.get(number);
        ByteArrayOutputStream hashes = new ByteArrayOutputStream();
        level.pending.forEach(hash -> hashes.writeBytes(hash.bytes()));
        compare(new Tile(number, level.fullTiles, level.pending.size()), hashes.toByteArray());
    }

    private void compare(Tile tile, byte[] expected) throws IOException {
        Optional<byte[]> there = files.file(tile.path());
        if (there.isEmpty()) {
            problems.accept(tile.path() + " is missing");
        } else if (!Arrays.equals(there.get(), expected)) {
            problems.accept(tile.path() + " is not what the entries give");
        }
    }
}
