package io.tarn.kv;

import io.tarn.base.Bytes;
import java.util.List;
import java.util.Optional;

/**
 * Reads records. A store's reads are linearizable: they see every write that was acknowledged before they began. A
 * {@link KvSnapshot} sees one instant.
 *
 * <p>Every method fails with {@link io.tarn.base.ErrorKind#UNAVAILABLE} where the store cannot answer; an error never looks
 * like a missing record or the end of a scan.
 */
public interface KvReader {

    /** The value of the record, or empty if there is none. */
    Optional<Bytes> get(KvKey key);

    /** The values of {@code keys}, in their order, all as of one instant and in one round trip. */
    List<Optional<Bytes>> readMany(List<KvKey> keys);

    /**
     * The first {@code limit} records of {@code partition} whose key is {@code start} or greater, in ascending order of
     * unsigned bytes; fewer only where the partition ends. An empty {@code start} begins at the first record. One page is
     * of one instant on the engines that say so; pages after each other are not.
     *
     * @param limit at least 1
     * @throws IllegalArgumentException if {@code partition} is empty or {@code limit} too small
     */
    List<KvRecord> scan(Bytes partition, Bytes start, int limit);

    /** For engines: refuses an empty partition name. */
    static void checkPartition(Bytes partition) {
        if (partition.isEmpty()) {
            throw new IllegalArgumentException("missing partition key");
        }
    }

    /** For engines: refuses what no {@link #scan} may be asked. */
    static void checkScan(Bytes partition, int limit) {
        checkPartition(partition);
        if (limit < 1) {
            throw new IllegalArgumentException("the limit of a scan is at least 1, not " + limit);
        }
    }
}
