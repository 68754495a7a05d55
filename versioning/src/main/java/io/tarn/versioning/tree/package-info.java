/**
 * Committed data: immutable trees of sorted records, how they are read, compared, changed and merged.
 *
 * <p>A tree is a metarange file that lists range files, each holding a run of neighbouring records. {@link
 * io.tarn.versioning.tree.Trees} is the entrance, {@link io.tarn.versioning.tree.TreeWalk} the way through one tree that
 * every comparison shares, {@link io.tarn.versioning.tree.TreeWriter} the way to a new one. Files are named by the hash of
 * their content, so a range that did not change is shared between trees and skipped without being opened.
 *
 * <p>Branches, refs, commits and staged records do not belong here, nor does what a value means.
 */
@NullMarked
package io.tarn.versioning.tree;

import org.jspecify.annotations.NullMarked;
