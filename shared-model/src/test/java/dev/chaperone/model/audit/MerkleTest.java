package dev.chaperone.model.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class MerkleTest {

    private final JsonNode vectors = Vectors.read();

    @Test
    void hashesLeavesAndNodesAsRfc6962() {
        for (JsonNode leaf : vectors.at("/rfc6962/leaf").values()) {
            byte[] data = HexFormat.of().parseHex(leaf.get("data_hex").stringValue());
            assertThat(Merkle.leafHash(data)).isEqualTo(Vectors.hash(leaf.get("leaf_hash")));
        }
        JsonNode node = vectors.at("/rfc6962/node/0");
        assertThat(Merkle.nodeHash(Vectors.hash(node.get("left")), Vectors.hash(node.get("right"))))
                .isEqualTo(Vectors.hash(node.get("node_hash")));
        assertThat(Merkle.EMPTY_ROOT).isEqualTo(Vectors.hash(vectors.at("/rfc6962/empty_root")));
    }

    @Test
    void computesTheRootOfEverySize() {
        List<Hash> leaves = Vectors.eventLeaves(1100);

        for (Map.Entry<String, JsonNode> root :
                vectors.at("/roots/root_by_size").properties()) {
            int size = Integer.parseInt(root.getKey());
            assertThat(Merkle.root(leaves.subList(0, size))).isEqualTo(Vectors.hash(root.getValue()));
        }
    }

    @Test
    void agreesWithTheReferenceTreesOfCertificateTransparency() {
        List<Hash> leaves = vectors.at("/roots_ct_reference/entries_hex").values().stream()
                .map(hex -> Merkle.leafHash(HexFormat.of().parseHex(hex.stringValue())))
                .toList();

        for (Map.Entry<String, JsonNode> root :
                vectors.at("/roots_ct_reference/root_by_size").properties()) {
            int size = Integer.parseInt(root.getKey());
            assertThat(Merkle.root(leaves.subList(0, size))).isEqualTo(Vectors.hash(root.getValue()));
        }
    }

    @Test
    void buildsAndAcceptsEveryInclusionProof() {
        for (JsonNode vector : vectors.get("inclusion").values()) {
            List<Hash> leaves = Vectors.eventLeaves(vector.get("size").intValue());
            List<Hash> proof = Merkle.inclusionProof(vector.get("index").longValue(), leaves);
            assertThat(proof).isEqualTo(Vectors.hashes(vector.get("proof")));
            assertThat(includes(vector)).isTrue();
        }
    }

    @Test
    void buildsAndAcceptsEveryConsistencyProof() {
        for (JsonNode vector : vectors.get("consistency").values()) {
            List<Hash> leaves = Vectors.eventLeaves(vector.get("to").intValue());
            List<Hash> proof = Merkle.consistencyProof(vector.get("from").longValue(), leaves);
            assertThat(proof).isEqualTo(Vectors.hashes(vector.get("proof")));
            assertThat(isConsistent(vector)).isTrue();
        }
    }

    @Test
    void refusesEveryMutatedInclusionProof() {
        for (JsonNode vector : vectors.get("negative_inclusion").values()) {
            assertThat(includes(vector)).as(vector.get("name").stringValue()).isFalse();
        }
    }

    @Test
    void refusesEveryMutatedConsistencyProof() {
        for (JsonNode vector : vectors.get("negative_consistency").values()) {
            assertThat(isConsistent(vector))
                    .as(vector.get("name").stringValue())
                    .isFalse();
        }
    }

    @Test
    void cantBindTheSizeByAnInclusionProofAlone() {
        assertThat(includes(vectors.get("inclusion_size_is_not_bound"))).isTrue();
    }

    @Test
    void acceptsItsOwnProofsAndNoOthersForAllSmallTrees() {
        List<Hash> leaves = Vectors.eventLeaves(40);
        for (int size = 1; size <= leaves.size(); size++) {
            Hash root = Merkle.root(leaves.subList(0, size));
            for (int i = 0; i < size; i++) {
                List<Hash> inclusion = Merkle.inclusionProof(i, leaves.subList(0, size));
                assertThat(Merkle.verifyInclusion(leaves.get(i), i, size, inclusion, root))
                        .isTrue();
                assertThat(Merkle.verifyInclusion(leaves.get((i + 1) % 40), i, size, inclusion, root))
                        .isFalse();

                Hash earlier = Merkle.root(leaves.subList(0, i + 1));
                List<Hash> consistency = Merkle.consistencyProof(i + 1, leaves.subList(0, size));
                assertThat(Merkle.verifyConsistency(i + 1, size, earlier, root, consistency))
                        .isTrue();
                assertThat(Merkle.verifyConsistency(i + 1, size, leaves.get(39), root, consistency))
                        .isFalse();
            }
        }
    }

    @Test
    void namesTheRangeWhenAskedForAProofOutsideTheTree() {
        List<Hash> leaves = Vectors.eventLeaves(3);

        assertThatThrownBy(() -> Merkle.inclusionProof(3, leaves)).hasMessageContaining("must be 0 to 2");
        assertThatThrownBy(() -> Merkle.consistencyProof(0, leaves)).hasMessageContaining("must be 1 to 3");
    }

    private static boolean includes(JsonNode vector) {
        try {
            return Merkle.verifyInclusion(
                    Vectors.hash(vector.get("leaf_hash")),
                    vector.get("index").longValue(),
                    vector.get("size").longValue(),
                    Vectors.hashes(vector.get("proof")),
                    Vectors.hash(vector.get("root")));
        } catch (IllegalArgumentException e) {
            return false; // a hash of a wrong length can't even be expressed
        }
    }

    private static boolean isConsistent(JsonNode vector) {
        return Merkle.verifyConsistency(
                vector.get("from").longValue(),
                vector.get("to").longValue(),
                Vectors.hash(vector.get("from_root")),
                Vectors.hash(vector.get("to_root")),
                Vectors.hashes(vector.get("proof")));
    }
}
