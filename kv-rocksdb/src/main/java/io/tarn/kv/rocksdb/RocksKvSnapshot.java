package io.tarn.kv.rocksdb;

import io.tarn.base.Bytes;
import io.tarn.kv.KvKey;
import io.tarn.kv.KvRecord;
import io.tarn.kv.KvSnapshot;
import java.util.List;
import java.util.Optional;

/** The store as of the moment this was made. */
final class RocksKvSnapshot implements KvSnapshot {

    private final RocksDatabase database;
    private final PinnedInstant instant;
    private final RocksReader reader;
    private boolean closed;

    RocksKvSnapshot(RocksDatabase database) {
        this.database = database;
        this.instant = database.pin();
        this.reader = RocksReader.of(database, instant);
    }

    @Override
    public Optional<Bytes> get(KvKey key) {
        return reader().get(key);
    }

    @Override
    public List<Optional<Bytes>> readMany(List<KvKey> keys) {
        return reader().getEach(keys);
    }

    @Override
    public List<KvRecord> scan(Bytes partition, Bytes start, int limit) {
        return reader().scan(partition, start, limit);
    }

    @Override
    public void close() {
        closed = true;
        database.release(instant);
    }

    private RocksReader reader() {
        if (closed) {
            throw new IllegalStateException("the snapshot is closed");
        }
        return reader;
    }
}
