/**
 * Versions of a key space: repositories, branches with their staging, tags, commits, and what can be done with them.
 *
 * <p>Start with {@link io.tarn.versioning.BranchRecord}, whose comment says what a branch is, then
 * {@link io.tarn.versioning.VersionReader} for reading, {@link io.tarn.versioning.StagingWriter} for writing and
 * {@link io.tarn.versioning.HeadUpdater} for everything that moves a branch. Committed data is the business of {@code tree};
 * what a value means (that it is an object with an address) is known to the catalog only.
 */
@NullMarked
package io.tarn.versioning;

import org.jspecify.annotations.NullMarked;
