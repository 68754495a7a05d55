package io.tarn.kv;

import io.tarn.base.Bytes;
import java.util.function.LongSupplier;

/** A store that tells a {@link KvObserver} of every operation, those of its snapshots included, and else is another. */
public final class ObservedKvStore extends ObservedKvReader implements KvStore {

    private final KvStore store;

    /** @param nanoTime the clock, as {@link System#nanoTime} */
    public ObservedKvStore(KvStore store, KvObserver observer, LongSupplier nanoTime) {
        super(store, new KvStopwatch(observer, nanoTime));
        this.store = store;
    }

    @Override
    public boolean apply(KvBatch batch) {
        return watch.time(
                KvCall.Operation.APPLY,
                () -> store.apply(batch),
                done -> done ? KvCall.Outcome.DONE : KvCall.Outcome.REFUSED,
                done -> batch.writes().size());
    }

    @Override
    public KvSnapshot snapshot() {
        return new Snapshot(watch.time(KvCall.Operation.SNAPSHOT, store::snapshot, taken -> 0), watch);
    }

    @Override
    public void deletePartition(Bytes partition) {
        watch.time(
                KvCall.Operation.DELETE_PARTITION,
                () -> {
                    store.deletePartition(partition);
                    return true;
                },
                done -> 0);
    }

    @Override
    public String type() {
        return store.type();
    }

    @Override
    public boolean exclusive() {
        return store.exclusive();
    }

    @Override
    public void close() {
        store.close();
    }

    private static final class Snapshot extends ObservedKvReader implements KvSnapshot {
        private final KvSnapshot snapshot;

        Snapshot(KvSnapshot snapshot, KvStopwatch watch) {
            super(snapshot, watch);
            this.snapshot = snapshot;
        }

        @Override
        public void close() {
            snapshot.close();
        }
    }
}
