package dev.chaperone.model.audit;

import java.util.List;

/** Subtree roots computed from leaf hashes held in memory. */
final class LeafNodes implements Nodes {

    private final List<Hash> leaves;

    LeafNodes(List<Hash> leaves) {
        this.leaves = List.copyOf(leaves);
    }

    @Override
    public Hash at(int level, long index) {
        return level == 0
                ? leaves.get(Math.toIntExact(index))
                : Merkle.nodeHash(at(level - 1, 2 * index), at(level - 1, 2 * index + 1));
    }
}
