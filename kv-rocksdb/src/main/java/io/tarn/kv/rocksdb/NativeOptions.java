package io.tarn.kv.rocksdb;

import java.util.List;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.CompressionType;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.ReadOptions;
import org.rocksdb.TablePropertiesCollectorFactory;
import org.rocksdb.WALRecoveryMode;
import org.rocksdb.WriteOptions;

/**
 * RocksDB's options for Tarn's use: many small partitions that are dropped whole, point reads of recent records, short
 * scans. Owns the native objects behind them; they must outlive the database.
 */
final class NativeOptions implements AutoCloseable {

    private static final long LOG_FILE_BYTES = 1 << 20;
    private static final long LOG_FILES = 4;

    private final Cache cache;
    private final BloomFilter filter = new BloomFilter(10);
    private final TablePropertiesCollectorFactory deletionWatch =
            TablePropertiesCollectorFactory.NewCompactOnDeletionCollectorFactory(1024, 512, 0.5);
    final Options database = new Options();
    final ReadOptions latest = new ReadOptions();
    final WriteOptions write = new WriteOptions();

    NativeOptions(RocksKvSettings settings) {
        cache = new LRUCache(settings.blockCacheBytes());
        write.setSync(settings.syncWrites());
        database.setCreateIfMissing(true).setMaxOpenFiles(settings.maxOpenFiles());
        tuneMemory(settings);
        tuneLog(settings);
        tuneDeletions();
        quieten();
    }

    private void tuneMemory(RocksKvSettings settings) {
        // Indexes and filters count as cache content; otherwise they would grow with the number of open files.
        database.setTableFormatConfig(new BlockBasedTableConfig()
                        .setBlockCache(cache)
                        .setFilterPolicy(filter)
                        .setWholeKeyFiltering(true)
                        .setCacheIndexAndFilterBlocks(true)
                        .setPinL0FilterAndIndexBlocksInCache(true)
                        .setBlockSize(8 << 10))
                .setCompressionType(CompressionType.LZ4_COMPRESSION)
                .setWriteBufferSize(settings.writeBufferBytes())
                .setMaxWriteBufferNumber(3)
                .setMaxBackgroundJobs(2);
    }

    private void tuneLog(RocksKvSettings settings) {
        // A record cut short by a crash was never acknowledged and is dropped. Damage anywhere else would drop
        // acknowledged
        // writes, so the database refuses to open instead.
        database.setWalRecoveryMode(WALRecoveryMode.TolerateCorruptedTailRecords)
                .setMaxTotalWalSize(4 * settings.writeBufferBytes())
                // One thread writes, so RocksDB need not prepare for several.
                .setAllowConcurrentMemtableWrite(false)
                .setEnableWriteThreadAdaptiveYield(false);
    }

    private void tuneDeletions() {
        // Every read of the write buffer walks its range deletions; flush before there are many. Files that are mostly
        // deletions are compacted early, so that scans do not wade through them.
        database.setMemtableMaxRangeDeletions(256);
        database.setTablePropertiesCollectorFactory(List.of(deletionWatch));
    }

    private void quieten() {
        database.setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
                .setKeepLogFileNum(LOG_FILES)
                .setMaxLogFileSize(LOG_FILE_BYTES)
                .setStatsDumpPeriodSec(0)
                .setStatsPersistPeriodSec(0);
    }

    @Override
    public void close() {
        write.close();
        latest.close();
        database.close();
        deletionWatch.close();
        filter.close();
        cache.close();
    }
}
