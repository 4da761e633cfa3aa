package dev.chaperone.model.audit;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;

/**
 * The worked examples other implementations were checked with; tests that need them are skipped where they are absent.
 */
final class Vectors {

    private static final Path FILE = Path.of("shared", "corpora", "tlog-vectors.json");

    private Vectors() {}

    static JsonNode read() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path file = at.resolve(FILE);
            if (Files.isRegularFile(file)) {
                return PlainJson.read(file);
            }
        }
        return Assumptions.abort("no " + FILE + " beside or above the repository");
    }

    static Hash hash(JsonNode hex) {
        return Hash.ofHex(hex.stringValue());
    }

    static List<Hash> hashes(JsonNode list) {
        List<Hash> hashes = new ArrayList<>();
        list.values().forEach(hex -> hashes.add(hash(hex)));
        return hashes;
    }

    /** Leaf hashes of the entries {@code event-0}, {@code event-1} … */
    static List<Hash> eventLeaves(int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> Merkle.leafHash(("event-" + i).getBytes(StandardCharsets.UTF_8)))
                .toList();
    }
}
