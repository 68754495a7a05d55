package io.tarn.kv.rocksdb;

import io.tarn.base.Bytes;
import io.tarn.kv.KvKey;
import java.nio.ByteBuffer;

/**
 * How a place in the store becomes one key of RocksDB: the length of the partition's name (4 bytes, big endian), the name,
 * the key.
 *
 * <p>The length in front keeps partitions apart whatever bytes their names hold, and keeps the records of one next to each
 * other in the order of their keys. Partitions themselves are in no useful order. Fixed for good: changing it makes
 * existing databases unreadable.
 */
final class KeyLayout {

    private static final int LENGTH_BYTES = Integer.BYTES;

    private KeyLayout() {}

    static byte[] keyOf(KvKey place) {
        return join(place.partition(), place.key());
    }

    /** Where the record with {@code key} of {@code partition}, or the next after it, is; an empty key is the first. */
    static byte[] seekTo(Bytes partition, Bytes key) {
        return join(partition, key);
    }

    /** Behind the last possible record of {@code partition}. */
    static byte[] endOf(Bytes partition) {
        // Always there: the first byte of the length is never 0xff.
        return Bytes.wrap(join(partition, Bytes.EMPTY))
                .prefixSuccessor()
                .orElseThrow()
                .array();
    }

    /** The key of a record of {@code partition} as the store's callers know it. */
    static Bytes keyWithin(Bytes partition, byte[] stored) {
        return Bytes.copyOf(stored, LENGTH_BYTES + partition.length(), stored.length);
    }

    private static byte[] join(Bytes partition, Bytes key) {
        return ByteBuffer.allocate(LENGTH_BYTES + partition.length() + key.length())
                .putInt(partition.length())
                .put(partition.array())
                .put(key.array())
                .array();
    }
}
