package dev.chaperone.model.audit;

/**
 * One file of a tlog-tiles log: 256 hashes of a level, or 256 entries.
 *
 * @param level 0 to 63, or {@link #ENTRIES} for a bundle of entries
 * @param index position within the level, from 0
 * @param width hashes or entries in it, 1 to 256; 256 is a full tile
 */
public record Tile(int level, long index, int width) {

    /** The pseudo level of entry bundles. */
    public static final int ENTRIES = -1;

    /** Hashes in a full tile. */
    public static final int FULL = 256;

    private static final int MAX_LEVEL = 63;

    /** @throws IllegalArgumentException if a number is out of its range */
    public Tile {
        if (level < ENTRIES || level > MAX_LEVEL || index < 0 || width < 1 || width > FULL) {
            throw new IllegalArgumentException(
                    "no tile has level %d, index %d and width %d".formatted(level, index, width));
        }
    }

    public boolean isFull() {
        return width == FULL;
    }

    /** The path below the log's prefix, e.g. {@code tile/0/x001/x234/067.p/8}. */
    public String path() {
        String kind = level == ENTRIES ? "entries" : Integer.toString(level);
        return "tile/" + kind + "/" + groups(index) + (isFull() ? "" : ".p/" + width);
    }

    private static String groups(long index) {
        String last = "%03d".formatted(index % 1000);
        return index < 1000 ? last : leadingGroups(index / 1000) + last;
    }

    private static String leadingGroups(long index) {
        String group = "x%03d/".formatted(index % 1000);
        return index < 1000 ? group : leadingGroups(index / 1000) + group;
    }
}
