package io.tarn.versioning.tree;

import io.tarn.base.Bytes;

/** How a merge ended. */
public sealed interface Merged {

    /** All keys could be decided. */
    record Tree(TreeId id) implements Merged {}

    /** The first key, in order, that both sides changed differently. */
    record Conflict(Bytes key) implements Merged {}
}
