package io.tarn.kv;

import io.tarn.base.Bytes;
import java.util.List;
import java.util.Optional;

/** The reading half of {@link ObservedKvStore} and of its snapshots. */
abstract class ObservedKvReader implements KvReader {

    private final KvReader reader;
    final KvStopwatch watch;

    ObservedKvReader(KvReader reader, KvStopwatch watch) {
        this.reader = reader;
        this.watch = watch;
    }

    @Override
    public Optional<Bytes> get(KvKey key) {
        return watch.time(KvCall.Operation.GET, () -> reader.get(key), value -> 1);
    }

    @Override
    public List<Optional<Bytes>> readMany(List<KvKey> keys) {
        return watch.time(KvCall.Operation.READ_MANY, () -> reader.readMany(keys), List::size);
    }

    @Override
    public List<KvRecord> scan(Bytes partition, Bytes start, int limit) {
        return watch.time(KvCall.Operation.SCAN, () -> reader.scan(partition, start, limit), List::size);
    }
}
