package io.tarn.sstable;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.base.Bytes;
import io.tarn.sstable.Vectors.Row;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.ChecksumType;
import org.rocksdb.CompressionType;
import org.rocksdb.EnvOptions;
import org.rocksdb.IndexType;
import org.rocksdb.Options;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.SstFileReader;
import org.rocksdb.SstFileReaderIterator;
import org.rocksdb.SstFileWriter;

/** RocksDB itself reads what the writer makes, and the reader reads what RocksDB makes. */
class RocksDbTest {

    @TempDir
    private Path folder;

    @BeforeAll
    static void load() {
        RocksDB.loadLibrary();
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 10", "2, 17, 100", "3, 5000, 40", "4, 3000, 300", "5, 20, 50000"})
    void rocksDbReadsWrittenTables(long seed, int count, int maxValue) throws Exception {
        List<Row> rows = RandomRows.of(seed, count, maxValue);
        Path file = Files.write(folder.resolve("t.sst"), Vectors.write(rows, Vectors.RANGES));
        try (Options options = new Options();
                SstFileReader reader = new SstFileReader(options)) {
            reader.open(file.toString());
            reader.verifyChecksum();
            assertThat(rows(reader)).isEqualTo(rows);
            assertThat(reader.getTableProperties().getNumEntries()).isEqualTo(count);
            Map<String, String> user = reader.getTableProperties().getUserCollectedProperties();
            assertThat(user).containsEntry("type", "ranges").containsEntry("count", Integer.toString(count));
        }
    }

    @Test
    void rocksDbReadsATableWithoutRecords() throws Exception {
        Path file = Files.write(folder.resolve("t.sst"), Vectors.write(List.of(), Vectors.RANGES));
        try (Options options = new Options();
                SstFileReader reader = new SstFileReader(options)) {
            reader.open(file.toString());
            assertThat(rows(reader)).isEmpty();
        }
    }

    private static List<Row> rows(SstFileReader reader) throws RocksDBException {
        List<Row> rows = new ArrayList<>();
        try (ReadOptions options = new ReadOptions();
                SstFileReaderIterator iterator = reader.newIterator(options)) {
            for (iterator.seekToFirst(); iterator.isValid(); iterator.next()) {
                rows.add(new Row(Bytes.wrap(iterator.key()), Bytes.wrap(iterator.value())));
            }
            iterator.status();
        }
        return rows;
    }

    @ParameterizedTest
    @CsvSource({
        "SNAPPY_COMPRESSION, kBinarySearch, 16, 1, 4096",
        "NO_COMPRESSION, kBinarySearch, 1, 4, 1000",
        "SNAPPY_COMPRESSION, kTwoLevelIndexSearch, 5, 1, 500",
        "NO_COMPRESSION, kTwoLevelIndexSearch, 64, 3, 300",
    })
    void readsTablesThatRocksDbWrites(
            CompressionType compression, IndexType index, int interval, int indexInterval, int blockSize)
            throws Exception {
        List<Row> rows = RandomRows.of(blockSize, 3000, 80);
        Path file = folder.resolve("t.sst");
        BlockBasedTableConfig format = new BlockBasedTableConfig()
                .setFormatVersion(2)
                .setChecksumType(ChecksumType.kCRC32c)
                .setIndexType(index)
                .setBlockRestartInterval(interval)
                .setIndexBlockRestartInterval(indexInterval)
                .setMetadataBlockSize(512)
                .setBlockSize(blockSize);
        write(file, rows, format, compression);

        SstReader reader = SstReader.open(SstSource.map(file), new BlockCache(1 << 20));
        assertThat(Vectors.rows(reader)).isEqualTo(rows);
        assertThat(reader.count()).isEqualTo(rows.size());
        assertThat(reader.minKey()).isEmpty();
        for (Row row : rows) {
            assertThat(reader.get(row.key())).contains(row.value());
        }
    }

    private static void write(Path file, List<Row> rows, BlockBasedTableConfig format, CompressionType compression)
            throws RocksDBException {
        try (Options options = new Options().setTableFormatConfig(format).setCompressionType(compression);
                EnvOptions env = new EnvOptions();
                SstFileWriter writer = new SstFileWriter(env, options)) {
            writer.open(file.toString());
            for (Row row : rows) {
                writer.put(row.key().toArray(), row.value().toArray());
            }
            writer.finish();
        }
    }
}
