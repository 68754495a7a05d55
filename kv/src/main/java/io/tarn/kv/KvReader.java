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
     */
    List<KvRecord> scan(Bytes partition, Bytes start, int limit);
}
