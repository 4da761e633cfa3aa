package dev.chaperone.model.audit;

/** Where {@link Merkle} finds the hashes of complete subtrees. */
@FunctionalInterface
public interface Nodes {

    /**
     * The root of the complete subtree over leaves {@code [index << level, (index + 1) << level)}. Level 0 is the leaf
     * hashes themselves.
     *
     * @throws java.io.UncheckedIOException if it has to be read and can't be
     */
    Hash at(int level, long index);
}
