package dev.chaperone.model.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TilesTest {

    private final JsonNode vectors = Vectors.read();

    @Test
    void namesEveryTileAsTheFormatSays() {
        for (JsonNode vector : vectors.get("tile_path").values()) {
            JsonNode level = vector.get("level");
            Tile tile = new Tile(
                    level.isNumber() ? level.intValue() : Tile.ENTRIES,
                    vector.get("index").longValue(),
                    vector.get("width").intValue());
            assertThat(tile.path()).isEqualTo(vector.get("path").stringValue());
        }
    }

    @Test
    void laysOutEverySize() {
        for (JsonNode vector : vectors.get("tiles_for_size").values()) {
            List<Tiles.Level> expected = vector.get("levels").values().stream()
                    .map(level -> new Tiles.Level(
                            level.get("level").intValue(),
                            level.get("full_tiles").longValue(),
                            level.get("partial_width").intValue()))
                    .toList();
            assertThat(Tiles.layout(vector.get("size").longValue())).isEqualTo(expected);
        }
    }

    @Test
    void packsEntriesAndUnpacksThem() throws ProofException {
        for (JsonNode vector : vectors.get("entry_bundle").values()) {
            List<byte[]> entries = vector.get("entries_hex").values().stream()
                    .map(hex -> HexFormat.of().parseHex(hex.stringValue()))
                    .toList();
            byte[] bundle = EntryBundle.encode(entries);
            assertThat(bundle)
                    .isEqualTo(HexFormat.of().parseHex(vector.get("bundle_hex").stringValue()));
            assertThat(EntryBundle.decode(bundle)).containsExactlyElementsOf(entries);
        }
    }

    @Test
    void refusesEntriesThatDontFitAndBundlesThatEndEarly() {
        assertThatThrownBy(() -> EntryBundle.encode(List.of(new byte[65_536]))).hasMessageContaining("65535");
        assertThatThrownBy(() -> EntryBundle.decode(new byte[] {0, 2, 1})).isInstanceOf(ProofException.class);
        assertThatThrownBy(() -> EntryBundle.decode(new byte[] {0})).isInstanceOf(ProofException.class);
    }

    @Test
    void reproducesEveryFileOfTheSampleLogs() {
        for (JsonNode log : vectors.get("logs").values()) {
            int size = log.get("size").intValue();
            Map<String, String> digests = new TreeMap<>();
            List<Hash> leaves = Vectors.eventLeaves(size);
            for (Tile tile : Tiles.forSize(size)) {
                digests.put(tile.path(), Hash.sha256(content(tile, leaves)).hex());
            }
            assertThat(digests).hasSize(log.get("files").intValue());
            assertThat(aggregate(digests)).isEqualTo(log.get("aggregate_sha256").stringValue());
        }
    }

    @Test
    void provesFromTilesWhatItProvesFromLeaves() {
        int size = 600;
        List<Hash> leaves = Vectors.eventLeaves(size);
        Nodes nodes = new TileNodes(size, tile -> content(tile, leaves));

        assertThat(Merkle.root(size, nodes)).isEqualTo(Merkle.root(leaves));
        for (long index : new long[] {0, 255, 256, 299, 511, 512, 599}) {
            assertThat(Merkle.inclusionProof(index, size, nodes)).isEqualTo(Merkle.inclusionProof(index, leaves));
            assertThat(Merkle.consistencyProof(index + 1, size, nodes))
                    .isEqualTo(Merkle.consistencyProof(index + 1, leaves));
        }
    }

    @Test
    void writesOnlyWhatChangedWhenALogGrows() {
        assertThat(Tiles.grown(256, 257).stream().map(Tile::path))
                .containsExactly("tile/entries/001.p/1", "tile/0/001.p/1");
        assertThat(Tiles.grown(255, 256).stream().map(Tile::path))
                .containsExactly("tile/entries/000", "tile/0/000", "tile/1/000.p/1");
        assertThat(Tiles.grown(300, 300)).isEmpty();
    }

    private static byte[] content(Tile tile, List<Hash> leaves) {
        int first = Math.toIntExact(tile.index() * Tile.FULL);
        if (tile.level() == Tile.ENTRIES) {
            return EntryBundle.encode(IntStream.range(first, first + tile.width())
                    .mapToObj(i -> ("event-" + i).getBytes(StandardCharsets.UTF_8))
                    .toList());
        }
        int leavesPerHash = 1 << (8 * tile.level());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = first; i < first + tile.width(); i++) {
            List<Hash> below = new ArrayList<>(leaves.subList(i * leavesPerHash, (i + 1) * leavesPerHash));
            out.writeBytes(Merkle.root(below).bytes());
        }
        return out.toByteArray();
    }

    private static String aggregate(Map<String, String> digests) {
        StringBuilder lines = new StringBuilder();
        digests.forEach(
                (path, digest) -> lines.append(digest).append(' ').append(path).append('\n'));
        return Hash.sha256(lines.toString().getBytes(StandardCharsets.UTF_8)).hex();
    }
}
