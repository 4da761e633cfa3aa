package dev.chaperone.model.audit;

import java.util.ArrayList;
import java.util.List;

/** Which tiles a log of a given size consists of. A partial tile is never hashed into the level above. */
public final class Tiles {

    private static final int BITS = 8;

    private Tiles() {}

    /**
     * The tiles of one level.
     *
     * @param fullTiles tiles with 256 hashes
     * @param partialWidth hashes in the tile after them, 0 if there is none
     */
    public record Level(int level, long fullTiles, int partialWidth) {}

    /** How many hashes {@code level} holds in a tree of {@code size} leaves. */
    public static long hashes(int level, long size) {
        return level * BITS >= Long.SIZE - 1 ? 0 : size >> (level * BITS);
    }

    /** The levels that are not empty, lowest first. */
    public static List<Level> layout(long size) {
        List<Level> levels = new ArrayList<>();
        for (int level = 0; hashes(level, size) > 0; level++) {
            long hashes = hashes(level, size);
            levels.add(new Level(level, hashes / Tile.FULL, (int) (hashes % Tile.FULL)));
        }
        return List.copyOf(levels);
    }

    /** All hash tiles and entry bundles of a log with {@code size} entries. */
    public static List<Tile> forSize(long size) {
        return grown(0, size);
    }

    /** The hash tiles and entry bundles to write when a log grows; full tiles of the old log are not among them. */
    public static List<Tile> grown(long oldSize, long newSize) {
        List<Tile> tiles = new ArrayList<>(between(Tile.ENTRIES, oldSize, newSize));
        for (int level = 0; hashes(level, newSize) > 0; level++) {
            tiles.addAll(between(level, hashes(level, oldSize), hashes(level, newSize)));
        }
        return List.copyOf(tiles);
    }

    private static List<Tile> between(int level, long oldHashes, long newHashes) {
        List<Tile> tiles = new ArrayList<>();
        for (long start = oldHashes - oldHashes % Tile.FULL; oldHashes < newHashes && start < newHashes; ) {
            int width = (int) Math.min(Tile.FULL, newHashes - start);
            tiles.add(new Tile(level, start / Tile.FULL, width));
            start += width;
        }
        return tiles;
    }
}
