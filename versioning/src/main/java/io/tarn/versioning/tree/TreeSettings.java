package io.tarn.versioning.tree;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How trees are split, where their files live, and what may be kept at hand. The split parameters decide ids: installations
 * that exchange data use the same ones.
 *
 * @param minRangeBytes no range ends before it has this size
 * @param maxRangeBytes a range ends when it reaches this size
 * @param raggedness within these sizes one key in so many ends a range; its whole part is used, at least 1
 * @param prefix the folder of range and metarange files below the storage namespace
 * @param uploads how many files one writer writes at the same time
 * @param uploadTimeout how long a writer waits for its running uploads to make progress
 * @param cacheDir where copies of files of a remote store are kept; belongs to one process; absent means memory, which
 *     suits small trees only: what does not fit {@code readerCacheBytes} is fetched again each time
 * @param cacheBytes how many bytes of files {@code cacheDir} may hold
 * @param readerCacheBytes how many bytes of memory opened files may take, about
 * @param blockCacheBytes how many bytes of memory decoded blocks may take
 */
public record TreeSettings(
        long minRangeBytes,
        long maxRangeBytes,
        double raggedness,
        String prefix,
        int uploads,
        Duration uploadTimeout,
        Optional<Path> cacheDir,
        long cacheBytes,
        long readerCacheBytes,
        long blockCacheBytes) {

    private static final long MIB = 1L << 20;

    public static final TreeSettings DEFAULTS = new TreeSettings(
            0,
            20 * MIB,
            50_000,
            "_lakefs",
            4,
            Duration.ofMinutes(10),
            Optional.empty(),
            1024 * MIB,
            32 * MIB,
            32 * MIB);

    public TreeSettings {
        if (!(raggedness >= 1) || minRangeBytes < 0 || maxRangeBytes < 1 || uploads < 1) {
            throw new IllegalArgumentException("range settings out of bounds: minimum " + minRangeBytes + ", maximum "
                    + maxRangeBytes + ", raggedness " + raggedness + ", uploads " + uploads);
        }
    }

    public TreeSettings withSplit(long min, long max, double entries) {
        return new TreeSettings(
                min,
                max,
                entries,
                prefix,
                uploads,
                uploadTimeout,
                cacheDir,
                cacheBytes,
                readerCacheBytes,
                blockCacheBytes);
    }

    public TreeSettings withPrefix(String folder) {
        return new TreeSettings(
                minRangeBytes,
                maxRangeBytes,
                raggedness,
                folder,
                uploads,
                uploadTimeout,
                cacheDir,
                cacheBytes,
                readerCacheBytes,
                blockCacheBytes);
    }

    public TreeSettings withCacheDir(Path dir, long bytes) {
        return new TreeSettings(
                minRangeBytes,
                maxRangeBytes,
                raggedness,
                prefix,
                uploads,
                uploadTimeout,
                Optional.of(dir),
                bytes,
                readerCacheBytes,
                blockCacheBytes);
    }

    public TreeSettings withMemory(long readerBytes, long blockBytes) {
        return new TreeSettings(
                minRangeBytes,
                maxRangeBytes,
                raggedness,
                prefix,
                uploads,
                uploadTimeout,
                cacheDir,
                cacheBytes,
                readerBytes,
                blockBytes);
    }
}
