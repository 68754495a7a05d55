package io.tarn.kv;

import io.tarn.base.Bytes;
import java.util.List;
import java.util.Optional;

/** The content of a {@link MemoryKvStore} at one instant: an immutable value. Holds no partition without records. */
record MemoryImage(PersistentMap<Bytes, PersistentMap<Bytes, Bytes>> partitions) implements KvReader {

    static MemoryImage empty() {
        return new MemoryImage(PersistentMap.empty());
    }

    @Override
    public Optional<Bytes> get(KvKey key) {
        return Optional.ofNullable(partition(key.partition()).get(key.key()));
    }

    @Override
    public List<Optional<Bytes>> readMany(List<KvKey> keys) {
        return keys.stream().map(this::get).toList();
    }

    @Override
    public List<KvRecord> scan(Bytes partition, Bytes start, int limit) {
        KvReader.checkScan(partition, limit);
        return List.copyOf(partition(partition).from(start, limit, KvRecord::new));
    }

    MemoryImage after(KvBatch.Write write) {
        Bytes name = write.key().partition();
        PersistentMap<Bytes, Bytes> before = partition(name);
        return with(
                name,
                switch (write) {
                    case KvBatch.Put put -> before.with(put.key().key(), put.value());
                    case KvBatch.Remove remove -> before.without(remove.key().key());
                });
    }

    MemoryImage withoutPartition(Bytes partition) {
        return new MemoryImage(partitions.without(partition));
    }

    private MemoryImage with(Bytes name, PersistentMap<Bytes, Bytes> records) {
        return records.isEmpty() ? withoutPartition(name) : new MemoryImage(partitions.with(name, records));
    }

    private PersistentMap<Bytes, Bytes> partition(Bytes name) {
        PersistentMap<Bytes, Bytes> records = partitions.get(name);
        return records == null ? PersistentMap.empty() : records;
    }
}
