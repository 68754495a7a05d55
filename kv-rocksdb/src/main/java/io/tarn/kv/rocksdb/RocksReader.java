package io.tarn.kv.rocksdb;

import io.tarn.base.Bytes;
import io.tarn.kv.KvKey;
import io.tarn.kv.KvReader;
import io.tarn.kv.KvRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;

/** Reads of a database as of now or of a pinned instant, on the caller's thread. */
final class RocksReader {

    private final RocksDatabase database;
    private final ReadOptions pointReads;
    private final Supplier<ReadOptions> scanReads;

    private RocksReader(RocksDatabase database, ReadOptions pointReads, Supplier<ReadOptions> scanReads) {
        this.database = database;
        this.pointReads = pointReads;
        this.scanReads = scanReads;
    }

    static RocksReader ofLatest(RocksDatabase database) {
        return new RocksReader(database, database.options().latest, ReadOptions::new);
    }

    static RocksReader of(RocksDatabase database, PinnedInstant instant) {
        return new RocksReader(database, instant.reads, instant::freshReads);
    }

    Optional<Bytes> get(KvKey key) {
        return database.use(db -> get(db, key));
    }

    /** Of one instant only where this reader is. */
    List<Optional<Bytes>> getEach(List<KvKey> keys) {
        // Not RocksDB's multiGet: its Java form gives null for a key that could not be read, as if there were no
        // record.
        return database.use(db -> {
            List<Optional<Bytes>> values = new ArrayList<>(keys.size());
            for (KvKey key : keys) {
                values.add(get(db, key));
            }
            return values;
        });
    }

    private Optional<Bytes> get(RocksDB db, KvKey key) throws RocksDBException {
        return Optional.ofNullable(db.get(pointReads, KeyLayout.keyOf(key))).map(Bytes::wrap);
    }

    List<KvRecord> scan(Bytes partition, Bytes start, int limit) {
        KvReader.checkScan(partition, limit);
        return database.use(db -> {
            // The bound spares the iterator what was deleted in the partitions behind this one.
            try (Slice end = new Slice(KeyLayout.endOf(partition));
                    ReadOptions bounded = scanReads.get().setIterateUpperBound(end);
                    RocksIterator records = db.newIterator(bounded)) {
                List<KvRecord> found = new ArrayList<>();
                records.seek(KeyLayout.seekTo(partition, start));
                while (found.size() < limit && records.isValid()) {
                    Bytes key = KeyLayout.keyWithin(partition, records.key());
                    found.add(new KvRecord(key, Bytes.wrap(records.value())));
                    if (found.size() < limit) {
                        records.next();
                    }
                }
                // An iterator that failed looks like one that is at its end.
                records.status();
                return found;
            }
        });
    }
}
