package io.tarn.server.config;

/**
 * The {@code committed.*} keys. Sizes are bytes.
 *
 * @param storagePrefix prefix of metadata files inside a storage namespace
 * @param minRangeSize smallest range file
 * @param maxRangeSize largest range file
 * @param rangeRaggedness mean number of entries per range, at least 1
 * @param memoryCacheSize memory for open files and for decoded blocks, half each
 */
public record CommittedConfig(
        String storagePrefix, long minRangeSize, long maxRangeSize, double rangeRaggedness, long memoryCacheSize) {

    static CommittedConfig bind(Settings settings) {
        return new CommittedConfig(
                settings.string("committed.block_storage_prefix"),
                settings.integer("committed.permanent.min_range_size_bytes", 0L),
                settings.integer("committed.permanent.max_range_size_bytes", 1L),
                settings.atLeastOne("committed.permanent.range_raggedness_entries"),
                settings.integer("committed.sstable.memory.cache_size_bytes", 0L));
    }
}
