package dev.chaperone.central.log;

import dev.chaperone.model.audit.EntryBundle;
import dev.chaperone.model.audit.Hash;
import dev.chaperone.model.audit.ProofException;
import dev.chaperone.model.audit.Tile;
import dev.chaperone.model.audit.TileNodes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.io.FileUtils;

/**
 * The tiles of a log as files. Once a tile is full its partial forms are deleted, which C2SP tlog-tiles allows; whoever
 * still asks for one gets the beginning of the full tile, so older checkpoints stay verifiable.
 */
final class TileFiles {

    private static final Pattern PATH =
            Pattern.compile("tile/(\\d{1,2}|entries)/((?:x\\d{3}/){0,5}\\d{3})(?:\\.p/([1-9]\\d{0,2}))?");

    private final Path folder;

    TileFiles(Path folder) {
        this.folder = folder;
    }

    void write(Tile tile, byte[] content) throws IOException {
        DurableFile.write(folder.resolve(tile.path()), content);
    }

    /** @throws IOException if it is not there or too short */
    byte[] read(Tile tile) throws IOException {
        return file(tile.path()).orElseThrow(() -> new IOException("the log has lost a tile; restore a backup"));
    }

    /** Subtree roots of the log as it was with {@code size} entries. */
    TileNodes nodes(long size) {
        return new TileNodes(size, tile -> {
            try {
                byte[] bytes = read(tile);
                if (bytes.length != tile.width() * Hash.LENGTH) {
                    throw new IOException("a tile of the log is damaged; restore a backup");
                }
                return bytes;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    List<byte[]> entries(Tile bundle) throws IOException {
        try {
            return EntryBundle.decode(read(bundle));
        } catch (ProofException e) {
            throw new IOException("a bundle of the log is damaged; restore a backup", e);
        }
    }

    List<Hash> hashes(Tile tile) throws IOException {
        byte[] bytes = read(tile);
        List<Hash> hashes = new ArrayList<>();
        for (int at = 0; at + Hash.LENGTH <= bytes.length; at += Hash.LENGTH) {
            hashes.add(Hash.of(Arrays.copyOfRange(bytes, at, at + Hash.LENGTH)));
        }
        return hashes;
    }

    /** A tile by its public path, e.g. {@code tile/0/000.p/3}; empty if there is none or the path is no tile's. */
    Optional<byte[]> file(String path) throws IOException {
        Matcher parts = PATH.matcher(path);
        if (!parts.matches()) {
            return Optional.empty();
        }
        Optional<byte[]> there = bytes(path);
        int width = parts.group(3) == null ? Tile.FULL : Integer.parseInt(parts.group(3));
        if (there.isPresent() || width >= Tile.FULL) {
            return there;
        }
        Optional<byte[]> full = bytes("tile/" + parts.group(1) + "/" + parts.group(2));
        return full.isPresent()
                ? Optional.of(beginning(full.get(), parts.group(1).equals("entries"), width))
                : Optional.empty();
    }

    private Optional<byte[]> bytes(String path) throws IOException {
        try {
            return Optional.of(Files.readAllBytes(folder.resolve(path)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static byte[] beginning(byte[] full, boolean entries, int width) throws IOException {
        if (!entries) {
            return Arrays.copyOf(full, Math.min(full.length, width * Hash.LENGTH));
        }
        try {
            return EntryBundle.encode(EntryBundle.decode(full).subList(0, width));
        } catch (ProofException | IndexOutOfBoundsException e) {
            throw new IOException("a bundle of the log is damaged; restore a backup", e);
        }
    }

    /** To be called when a checkpoint over the full tile is durable. Without this a log takes 100 times the space. */
    void dropPartials(Tile full) throws IOException {
        FileUtils.deleteDirectory(folder.resolve(full.path() + ".p").toFile());
    }
}
