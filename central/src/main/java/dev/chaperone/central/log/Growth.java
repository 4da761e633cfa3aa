package dev.chaperone.central.log;

import dev.chaperone.model.audit.EntryBundle;
import dev.chaperone.model.audit.Hash;
import dev.chaperone.model.audit.Merkle;
import dev.chaperone.model.audit.Tile;
import dev.chaperone.model.audit.TileNodes;
import dev.chaperone.model.audit.Tiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What the tiles hold after a log has grown: what they held before, then the new hashes of their level. */
final class Growth {

    private static final int LEVELS_PER_TILE = 8;

    private final TileFiles files;
    private final long before;
    private final List<byte[]> entries;

    /** @param entries the new ones, which follow the {@code before} old ones */
    Growth(TileFiles files, long before, List<byte[]> entries) {
        this.files = files;
        this.before = before;
        this.entries = List.copyOf(entries);
    }

    /** Tiles of lower levels must have been written before those above them. */
    byte[] content(Tile tile) throws IOException {
        return tile.level() == Tile.ENTRIES ? bundle(tile) : hashes(tile);
    }

    private byte[] bundle(Tile tile) throws IOException {
        long first = tile.index() * Tile.FULL;
        List<byte[]> all = new ArrayList<>();
        if (first < before) {
            int width = (int) Math.min(Tile.FULL, before - first);
            all.addAll(files.entries(new Tile(Tile.ENTRIES, tile.index(), width)));
        }
        int from = (int) (Math.max(first, before) - before);
        all.addAll(entries.subList(from, (int) (first + tile.width() - before)));
        return EntryBundle.encode(all);
    }

    private byte[] hashes(Tile tile) throws IOException {
        long first = tile.index() * Tile.FULL;
        ByteArrayOutputStream hashes = new ByteArrayOutputStream();
        TileNodes old = files.nodes(before);
        for (long i = first; i < first + tile.width(); i++) {
            hashes.writeBytes(hash(tile.level(), i, old).bytes());
        }
        return hashes.toByteArray();
    }

    /** Level 0 are the leaves; above, a hash is the root of a full tile below. */
    private Hash hash(int level, long index, TileNodes old) throws IOException {
        if (index < Tiles.hashes(level, before)) {
            return old.at(level * LEVELS_PER_TILE, index);
        }
        return level == 0
                ? Merkle.leafHash(entries.get((int) (index - before)))
                : Merkle.root(files.hashes(new Tile(level - 1, index, Tile.FULL)));
    }
}
