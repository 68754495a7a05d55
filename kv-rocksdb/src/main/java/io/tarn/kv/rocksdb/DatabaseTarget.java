package io.tarn.kv.rocksdb;

import io.tarn.base.Bytes;
import io.tarn.kv.KvBatch;
import io.tarn.kv.KvKey;
import java.util.List;
import java.util.Optional;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/** Writes groups to RocksDB: each is one native batch and, unless the settings relax it, one sync. */
record DatabaseTarget(RocksDatabase database, RocksReader latest) implements Committer.Target {

    @Override
    public Optional<Bytes> get(KvKey key) {
        return latest.get(key);
    }

    @Override
    public void write(List<Change> changes) {
        database.use(db -> {
            try (WriteBatch batch = new WriteBatch()) {
                for (Change change : changes) {
                    add(change, batch);
                }
                db.write(database.options().write, batch);
            }
            return true;
        });
    }

    private static void add(Change change, WriteBatch batch) throws RocksDBException {
        switch (change) {
            case Change.OfRecord(KvBatch.Put put) ->
                batch.put(KeyLayout.keyOf(put.key()), put.value().array());
            case Change.OfRecord(KvBatch.Remove remove) -> batch.delete(KeyLayout.keyOf(remove.key()));
            case Change.OfPartition(Bytes partition) ->
                batch.deleteRange(KeyLayout.seekTo(partition, Bytes.EMPTY), KeyLayout.endOf(partition));
        }
    }
}
