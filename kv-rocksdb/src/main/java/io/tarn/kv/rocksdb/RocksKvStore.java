package io.tarn.kv.rocksdb;

import io.tarn.base.Bytes;
import io.tarn.kv.KvBatch;
import io.tarn.kv.KvKey;
import io.tarn.kv.KvReader;
import io.tarn.kv.KvRecord;
import io.tarn.kv.KvSnapshot;
import io.tarn.kv.KvStore;
import java.util.List;
import java.util.Optional;

/**
 * The engine that keeps records in a directory of this machine, for one process at a time.
 *
 * <p>Reads run on the caller's thread and take microseconds; each page of a scan is of one instant. Writes wait for the
 * one committing thread; those that arrive while it syncs share the next sync. A write whose outcome cannot be known (the
 * disk failed, the wait was too long or was interrupted) fails as {@code UNAVAILABLE}; after a failure of the disk all
 * further writes do until the store is opened again, while reads go on.
 */
public final class RocksKvStore implements KvStore {

    /** Up to so many records are removed one by one; see {@link #deletePartition}. */
    private static final int FEW = 64;

    private final RocksDatabase database;
    private final RocksReader latest;
    private final Committer committer;

    private RocksKvStore(RocksDatabase database, RocksKvSettings settings) {
        this.database = database;
        this.latest = RocksReader.ofLatest(database);
        this.committer = Committer.start(
                new DatabaseTarget(database, latest),
                "the key-value store in " + database.directory(),
                settings.queueLimit(),
                settings.applyTimeout());
    }

    /**
     * Opens the store, making it if the directory is empty or missing.
     *
     * @throws io.tarn.base.TarnException {@code UNAVAILABLE}, naming the directory, if another has it open, if it cannot be
     *     read, or if its log is damaged elsewhere than at its end
     */
    public static RocksKvStore open(RocksKvSettings settings) {
        return new RocksKvStore(RocksDatabase.open(settings), settings);
    }

    @Override
    public Optional<Bytes> get(KvKey key) {
        return latest.get(key);
    }

    @Override
    public List<Optional<Bytes>> readMany(List<KvKey> keys) {
        if (keys.size() <= 1) {
            return latest.getEach(keys);
        }
        try (KvSnapshot now = snapshot()) {
            return now.readMany(keys);
        }
    }

    @Override
    public List<KvRecord> scan(Bytes partition, Bytes start, int limit) {
        return latest.scan(partition, start, limit);
    }

    @Override
    public boolean apply(KvBatch batch) {
        return committer.submit(Submission.of(batch));
    }

    @Override
    public KvSnapshot snapshot() {
        return new RocksKvSnapshot(database);
    }

    /**
     * {@inheritDoc}
     *
     * <p>Durable when it returns. A small partition is removed record by record, since range deletions, of which each read
     * must look at all, pile up where many small partitions come and go.
     */
    @Override
    public void deletePartition(Bytes partition) {
        KvReader.checkPartition(partition);
        List<KvRecord> records = scan(partition, Bytes.EMPTY, FEW + 1);
        if (records.size() > FEW) {
            committer.submit(Submission.deletionOf(partition));
        } else if (!records.isEmpty()) {
            KvBatch.Builder removals = KvBatch.builder();
            records.forEach(record -> removals.remove(new KvKey(partition, record.key())));
            apply(removals.build());
        }
    }

    @Override
    public String type() {
        return "local";
    }

    @Override
    public boolean exclusive() {
        return true;
    }

    /** Finishes the writes already asked for, then closes the database. */
    @Override
    public void close() {
        committer.close();
        database.close();
    }
}
