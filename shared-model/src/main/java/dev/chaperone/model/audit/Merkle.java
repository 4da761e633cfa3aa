package dev.chaperone.model.audit;

import java.util.ArrayList;
import java.util.List;

/**
 * RFC 6962 trees over SHA-256: hashing, proofs and their verification (RFC 9162, sections 2.1.3.2 and 2.1.4.2). Proofs
 * run from the leaf towards the root.
 */
public final class Merkle {

    /** Root of the tree without leaves. */
    public static final Hash EMPTY_ROOT = Hash.sha256();

    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};

    private Merkle() {}

    public static Hash leafHash(byte[] entry) {
        return Hash.sha256(LEAF, entry);
    }

    public static Hash nodeHash(Hash left, Hash right) {
        return Hash.sha256(NODE, left.bytes(), right.bytes());
    }

    /** The root over all {@code leaves}. */
    public static Hash root(List<Hash> leaves) {
        return root(leaves.size(), new LeafNodes(leaves));
    }

    /** The root of the first {@code size} leaves. */
    public static Hash root(long size, Nodes nodes) {
        requireRange(0, size, Long.MAX_VALUE, "tree size");
        return size == 0 ? EMPTY_ROOT : range(0, size, nodes);
    }

    /** @throws IllegalArgumentException unless {@code 0 <= index < leaves.size()} */
    public static List<Hash> inclusionProof(long index, List<Hash> leaves) {
        return inclusionProof(index, leaves.size(), new LeafNodes(leaves));
    }

    /** @throws IllegalArgumentException unless {@code 0 <= index < size} */
    public static List<Hash> inclusionProof(long index, long size, Nodes nodes) {
        requireRange(0, index, size - 1, "leaf index");
        List<Hash> proof = new ArrayList<>();
        inclusion(index, 0, size, nodes, proof);
        return List.copyOf(proof);
    }

    /** @throws IllegalArgumentException unless {@code 1 <= from <= leaves.size()} */
    public static List<Hash> consistencyProof(long from, List<Hash> leaves) {
        return consistencyProof(from, leaves.size(), new LeafNodes(leaves));
    }

    /** @throws IllegalArgumentException unless {@code 1 <= from <= to} */
    public static List<Hash> consistencyProof(long from, long to, Nodes nodes) {
        requireRange(1, from, to, "earlier tree size");
        List<Hash> proof = new ArrayList<>();
        consistency(from, 0, to, true, nodes, proof);
        return List.copyOf(proof);
    }

    /**
     * Whether {@code proof} leads from {@code leaf} at {@code index} to {@code root}. Size and root must come from one
     * signed checkpoint: a proof alone does not always bind the size.
     */
    public static boolean verifyInclusion(Hash leaf, long index, long size, List<Hash> proof, Hash root) {
        if (index < 0 || index >= size) {
            return false;
        }
        Climb climb = new Climb(index, size - 1);
        Hash hash = leaf;
        for (Hash step : proof) {
            if (climb.last == 0) {
                return false;
            }
            hash = climb.isRight() ? nodeHash(step, hash) : nodeHash(hash, step);
            climb.up();
        }
        return climb.last == 0 && hash.equals(root);
    }

    /**
     * Whether the tree of {@code to} leaves begins with the one of {@code from} leaves. An empty earlier tree proves
     * nothing and is refused; equal sizes need equal roots and an empty proof.
     */
    public static boolean verifyConsistency(long from, long to, Hash fromRoot, Hash toRoot, List<Hash> proof) {
        if (from < 1 || from > to) {
            return false;
        }
        if (from == to) {
            return proof.isEmpty() && fromRoot.equals(toRoot);
        }
        return !proof.isEmpty() && joins(new Climb(from - 1, to - 1), from, proof, fromRoot, toRoot);
    }

    private static boolean joins(Climb climb, long from, List<Hash> proof, Hash fromRoot, Hash toRoot) {
        climb.skipCompleteSubtrees();
        // The earlier tree is itself a complete subtree exactly if its size is a power of two.
        boolean seedKnown = Long.bitCount(from) == 1;
        Hash earlier = seedKnown ? fromRoot : proof.getFirst();
        Hash later = earlier;
        for (Hash step : seedKnown ? proof : proof.subList(1, proof.size())) {
            if (climb.last == 0) {
                return false;
            }
            if (climb.isRight()) {
                earlier = nodeHash(step, earlier);
                later = nodeHash(step, later);
            } else {
                later = nodeHash(later, step);
            }
            climb.up();
        }
        return climb.last == 0 && earlier.equals(fromRoot) && later.equals(toRoot);
    }

    private static Hash range(long start, long end, Nodes nodes) {
        long width = end - start;
        if (Long.bitCount(width) == 1) {
            int level = Long.numberOfTrailingZeros(width);
            return nodes.at(level, start >> level);
        }
        long middle = start + split(width);
        return nodeHash(range(start, middle, nodes), range(middle, end, nodes));
    }

    private static void inclusion(long index, long start, long end, Nodes nodes, List<Hash> proof) {
        if (end - start == 1) {
            return;
        }
        long middle = start + split(end - start);
        if (index < middle) {
            inclusion(index, start, middle, nodes, proof);
            proof.add(range(middle, end, nodes));
        } else {
            inclusion(index, middle, end, nodes, proof);
            proof.add(range(start, middle, nodes));
        }
    }

    private static void consistency(long from, long start, long end, boolean whole, Nodes nodes, List<Hash> proof) {
        if (from == end) {
            if (!whole) {
                proof.add(range(start, end, nodes));
            }
            return;
        }
        long middle = start + split(end - start);
        if (from <= middle) {
            consistency(from, start, middle, whole, nodes, proof);
            proof.add(range(middle, end, nodes));
        } else {
            consistency(from, middle, end, false, nodes, proof);
            proof.add(range(start, middle, nodes));
        }
    }

    /** The largest power of two smaller than {@code width}. */
    private static long split(long width) {
        return Long.highestOneBit(width - 1);
    }

    private static void requireRange(long least, long value, long most, String what) {
        if (value < least || value > most) {
            throw new IllegalArgumentException("%s is %d, it must be %d to %d".formatted(what, value, least, most));
        }
    }

    /** A position in the tree and that of the last node beside it, on the way up. */
    private static final class Climb {
        private long position;
        private long last;

        Climb(long position, long last) {
            this.position = position;
            this.last = last;
        }

        boolean isRight() {
            return (position & 1) == 1 || position == last;
        }

        void skipCompleteSubtrees() {
            while ((position & 1) == 1) {
                position >>= 1;
                last >>= 1;
            }
        }

        void up() {
            // A last node without a right neighbour is promoted unchanged until it has a left one.
            while ((position & 1) == 0 && position == last && position != 0) {
                position >>= 1;
                last >>= 1;
            }
            position >>= 1;
            last >>= 1;
        }
    }
}
