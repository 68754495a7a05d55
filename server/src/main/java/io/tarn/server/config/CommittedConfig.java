package io.tarn.server.config;

import java.nio.file.Path;

/**
 * The {@code committed.*} keys. Sizes are bytes.
 *
 * @param storagePrefix prefix of metadata files inside a storage namespace
 * @param diskCacheSize bound of the disk cache of metadata files
 * @param diskCacheFolder where it is
 * @param minRangeSize smallest range file
 * @param maxRangeSize largest range file
 * @param rangeRaggedness mean number of entries per range, at least 1
 * @param memoryCacheSize memory for open files and for decoded blocks, half each
 * @param uploads files that one writer writes at the same time
 */
public record CommittedConfig(
        String storagePrefix,
        long diskCacheSize,
        Path diskCacheFolder,
        long minRangeSize,
        long maxRangeSize,
        double rangeRaggedness,
        long memoryCacheSize,
        int uploads) {

    static CommittedConfig bind(Settings settings) {
        return new CommittedConfig(
                settings.string("committed.block_storage_prefix"),
                settings.integer("committed.local_cache.size_bytes", 0L),
                Path.of(settings.string("committed.local_cache.dir")),
                settings.integer("committed.permanent.min_range_size_bytes", 0L),
                settings.integer("committed.permanent.max_range_size_bytes", 1L),
                settings.atLeastOne("committed.permanent.range_raggedness_entries"),
                settings.integer("committed.sstable.memory.cache_size_bytes", 0L),
                settings.integer("committed.local_cache.max_uploaders_per_writer", 1));
    }
}
