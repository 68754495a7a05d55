/**
 * Sorted tables of keys and values in one immutable file: the form in which committed metadata is stored. The format is
 * RocksDB's block-based table, version 2; docs of each class say what of it is written and what is accepted.
 *
 * <p>Read {@link io.tarn.sstable.SstWriter} and {@link io.tarn.sstable.SstReader} first, then
 * {@link io.tarn.sstable.SstIterator}. What the records mean (entries, ranges, identities), where files live, and when a
 * table ends does not belong here.
 */
@NullMarked
package io.tarn.sstable;

import org.jspecify.annotations.NullMarked;
