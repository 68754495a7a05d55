package io.tarn.kv;

import io.tarn.base.Bytes;
import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The engine that keeps everything in memory and nothing when it is closed: for tests and trials.
 *
 * <p>The content is one immutable value behind one reference. A write makes the next value and swaps the reference, so
 * a batch is seen whole or not at all and a snapshot is the reference as it was; an old value goes away with the last
 * snapshot that holds it. Each page of a scan is of one instant, and so is {@link #deletePartition}.
 */
public final class MemoryKvStore implements KvStore {

    private final Object writing = new Object();
    private volatile @Nullable MemoryImage image = MemoryImage.empty();

    @Override
    public Optional<Bytes> get(KvKey key) {
        return image().get(key);
    }

    @Override
    public List<Optional<Bytes>> readMany(List<KvKey> keys) {
        return image().readMany(keys);
    }

    @Override
    public List<KvRecord> scan(Bytes partition, Bytes start, int limit) {
        return image().scan(partition, start, limit);
    }

    @Override
    public boolean apply(KvBatch batch) {
        synchronized (writing) {
            MemoryImage now = image();
            for (KvBatch.Condition condition : batch.conditions()) {
                if (!condition.expected().holds(now.get(condition.key()))) {
                    return false;
                }
            }
            MemoryImage next = now;
            for (KvBatch.Write write : batch.writes()) {
                next = next.after(write);
            }
            image = next;
            return true;
        }
    }

    @Override
    public KvSnapshot snapshot() {
        return new Snapshot(image());
    }

    @Override
    public void deletePartition(Bytes partition) {
        KvReader.checkPartition(partition);
        synchronized (writing) {
            image = image().withoutPartition(partition);
        }
    }

    @Override
    public String type() {
        return "mem";
    }

    @Override
    public boolean exclusive() {
        return true;
    }

    @Override
    public void close() {
        synchronized (writing) {
            image = null;
        }
    }

    private MemoryImage image() {
        MemoryImage now = image;
        if (now == null) {
            throw new TarnException(ErrorKind.UNAVAILABLE, "the key-value store is closed");
        }
        return now;
    }

    private final class Snapshot implements KvSnapshot {
        private @Nullable MemoryImage seen;

        Snapshot(MemoryImage seen) {
            this.seen = seen;
        }

        @Override
        public Optional<Bytes> get(KvKey key) {
            return seen().get(key);
        }

        @Override
        public List<Optional<Bytes>> readMany(List<KvKey> keys) {
            return seen().readMany(keys);
        }

        @Override
        public List<KvRecord> scan(Bytes partition, Bytes start, int limit) {
            return seen().scan(partition, start, limit);
        }

        @Override
        public void close() {
            seen = null;
        }

        /** Like the other engines, refuses once the store is closed, although the value is still there. */
        private MemoryImage seen() {
            image();
            if (seen == null) {
                throw new IllegalStateException("the snapshot is closed");
            }
            return seen;
        }
    }
}
