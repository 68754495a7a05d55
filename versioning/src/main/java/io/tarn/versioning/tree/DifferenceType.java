package io.tarn.versioning.tree;

/** How a key differs between two sides. */
public enum DifferenceType {
    /** Only the right side has it. */
    ADDED,
    /** Only the left side has it. */
    REMOVED,
    /** Both have it, with different identities. */
    CHANGED,
    /** Both sides changed it since their base, each in its own way; only three-way comparison says this. */
    CONFLICT
}
