package io.tarn.sstable;

/** A block as the cache keeps it: decompressed, checked, and ready to search. Immutable. */
sealed interface CachedBlock permits DataBlock, IndexBlock {

    /** About how much memory it takes, in bytes. */
    int weight();
}
