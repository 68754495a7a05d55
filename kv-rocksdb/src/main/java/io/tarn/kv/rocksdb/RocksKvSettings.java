package io.tarn.kv.rocksdb;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How to open a {@link RocksKvStore}.
 *
 * @param directory where the database lives; made if it does not exist; one process at a time
 * @param syncWrites whether a write is on the disk when it is acknowledged. Without, a crash of the machine may take the
 *     last writes back (a crash of the process may not)
 * @param queueLimit how many batches may wait for the committer before callers wait for a place
 * @param applyTimeout how long a caller waits for its batch before it is told that the outcome is unknown
 * @param blockCacheBytes memory for blocks, indexes and filters of the database's files
 * @param writeBufferBytes size of one write buffer; there are up to three
 * @param maxOpenFiles how many files the database keeps open
 * @param libraryDirectory where the native library is, or is unpacked to if it is not there; empty unpacks it into the
 *     system's temporary folder on every start, which must then be writable and allow execution
 */
public record RocksKvSettings(
        Path directory,
        boolean syncWrites,
        int queueLimit,
        Duration applyTimeout,
        long blockCacheBytes,
        long writeBufferBytes,
        int maxOpenFiles,
        Optional<Path> libraryDirectory) {

    private static final long MIB = 1 << 20;

    public RocksKvSettings {
        requirePositive(queueLimit, "queue limit");
        requirePositive(applyTimeout.toNanos(), "apply timeout");
        requirePositive(blockCacheBytes, "block cache size");
        requirePositive(writeBufferBytes, "write buffer size");
        requirePositive(maxOpenFiles, "number of open files");
    }

    /** Durable writes and a few tens of MiB of memory: right for a server. */
    public static RocksKvSettings of(Path directory) {
        return new RocksKvSettings(
                directory, true, 4096, Duration.ofSeconds(60), 32 * MIB, 16 * MIB, 256, Optional.empty());
    }

    public RocksKvSettings withSyncWrites(boolean sync) {
        return new RocksKvSettings(
                directory,
                sync,
                queueLimit,
                applyTimeout,
                blockCacheBytes,
                writeBufferBytes,
                maxOpenFiles,
                libraryDirectory);
    }

    public RocksKvSettings withApplyTimeout(Duration timeout) {
        return new RocksKvSettings(
                directory,
                syncWrites,
                queueLimit,
                timeout,
                blockCacheBytes,
                writeBufferBytes,
                maxOpenFiles,
                libraryDirectory);
    }

    public RocksKvSettings withMemory(long blockCache, long writeBuffer) {
        return new RocksKvSettings(
                directory,
                syncWrites,
                queueLimit,
                applyTimeout,
                blockCache,
                writeBuffer,
                maxOpenFiles,
                libraryDirectory);
    }

    public RocksKvSettings withLibraryDirectory(Path library) {
        return new RocksKvSettings(
                directory,
                syncWrites,
                queueLimit,
                applyTimeout,
                blockCacheBytes,
                writeBufferBytes,
                maxOpenFiles,
                Optional.of(library));
    }

    private static void requirePositive(long value, String name) {
        if (value <= 0) {
            throw new IllegalArgumentException("the " + name + " must be greater than zero, not " + value);
        }
    }
}
