package io.tarn.kv;

import io.tarn.base.Bytes;

/**
 * Ordered records in partitions: the only strongly consistent, mutable state of an installation. Every write is durable
 * when the call returns, unless the engine was opened with a relaxed setting. Any thread may call any method.
 *
 * <p>{@link #apply} is the one way to write; the others are short forms of it. Its linearization point is the durable
 * append of the whole batch.
 */
public interface KvStore extends KvReader, AutoCloseable {

    /**
     * Does all writes of {@code batch} if all its conditions hold.
     *
     * @return false if a condition does not hold; nothing has changed then
     * @throws io.tarn.base.TarnException {@code UNAVAILABLE} if the outcome is unknown; the caller must read before it
     *     tries again
     */
    boolean apply(KvBatch batch);

    /** The whole store as of now. */
    KvSnapshot snapshot();

    /**
     * Removes every record of {@code partition}. Not atomic: a reader may see some records gone and others not. Records
     * written while it runs may or may not be removed.
     */
    void deletePartition(Bytes partition);

    /** The name of the engine as in {@code database.type}. */
    String type();

    /**
     * Whether no other process can write to this store while it is open, so that what this process wrote last may be
     * remembered.
     */
    boolean exclusive();

    @Override
    void close();

    default void set(KvKey key, Bytes value) {
        apply(KvBatch.builder().put(key, value).build());
    }

    /** Writes the record if it is as {@code expected}; false, and nothing changed, if it is not. */
    default boolean setIf(KvKey key, Bytes value, Expected expected) {
        return apply(KvBatch.builder().require(key, expected).put(key, value).build());
    }

    default void delete(KvKey key) {
        apply(KvBatch.builder().remove(key).build());
    }
}
