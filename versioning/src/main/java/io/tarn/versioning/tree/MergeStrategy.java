package io.tarn.versioning.tree;

/** What a merge does with a key that both sides changed differently. */
public enum MergeStrategy {
    /** The merge ends with the conflict. */
    NONE,
    DESTINATION_WINS,
    SOURCE_WINS
}
