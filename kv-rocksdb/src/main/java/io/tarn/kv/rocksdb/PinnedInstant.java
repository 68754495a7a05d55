package io.tarn.kv.rocksdb;

import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.Snapshot;

/** A native snapshot and the options to read as of it. Belongs to the {@link RocksDatabase} that pinned it. */
final class PinnedInstant {

    private final Snapshot snapshot;
    final ReadOptions reads;

    PinnedInstant(RocksDB db) {
        snapshot = db.getSnapshot();
        reads = new ReadOptions().setSnapshot(snapshot);
    }

    /** As {@link #reads}; the caller closes them. */
    ReadOptions freshReads() {
        return new ReadOptions().setSnapshot(snapshot);
    }

    void release(RocksDB db) {
        reads.close();
        db.releaseSnapshot(snapshot);
    }
}
