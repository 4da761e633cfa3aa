package dev.chaperone.model.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Subtree roots read from the hash tiles of a log of a known size. As safe for threads as its source. */
public final class TileNodes implements Nodes {

    private static final int LEVELS_PER_TILE = 8;

    /** Reads tiles from wherever they are. */
    @FunctionalInterface
    public interface Source {
        /**
         * The tile's bytes, {@code 32 * width} of them.
         *
         * @throws java.io.UncheckedIOException if it can't be read
         */
        byte[] read(Tile tile);
    }

    private final long size;
    private final Source source;

    /** @param size entries in the log; partial tiles are asked for at the width they have at this size */
    public TileNodes(long size, Source source) {
        this.size = size;
        this.source = source;
    }

    /** @throws IllegalArgumentException if the subtree is not complete in this log or a tile has a wrong length */
    @Override
    public Hash at(int level, long index) {
        int tileLevel = level / LEVELS_PER_TILE;
        int height = level % LEVELS_PER_TILE;
        long first = index << height;
        Tile tile = tileAt(tileLevel, first / Tile.FULL);
        int offset = (int) (first % Tile.FULL);
        return Merkle.root(hashes(tile).subList(offset, offset + (1 << height)));
    }

    private Tile tileAt(int level, long index) {
        long available = Tiles.hashes(level, size) - index * Tile.FULL;
        return new Tile(level, index, (int) Math.min(Tile.FULL, available));
    }

    private List<Hash> hashes(Tile tile) {
        byte[] bytes = source.read(tile);
        if (bytes.length != tile.width() * Hash.LENGTH) {
            throw new IllegalArgumentException("%s has %d bytes, it must have %d"
                    .formatted(tile.path(), bytes.length, tile.width() * Hash.LENGTH));
        }
        List<Hash> hashes = new ArrayList<>();
        for (int at = 0; at < bytes.length; at += Hash.LENGTH) {
            hashes.add(Hash.of(Arrays.copyOfRange(bytes, at, at + Hash.LENGTH)));
        }
        return hashes;
    }
}
