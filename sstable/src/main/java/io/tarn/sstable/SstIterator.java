package io.tarn.sstable;

import io.tarn.base.Bytes;

/**
 * Walks the records of one table in ascending key order. A failure is thrown (as {@link io.tarn.base.TarnException}), never
 * taken for the end; after one the position is where it was, so that trying again meets the same failure or goes on. One
 * thread at a time; needs no closing.
 */
public interface SstIterator {

    /** Moves to the next record; false at the end, and from then on. */
    boolean next();

    /**
     * The key of the current record.
     *
     * @throws IllegalStateException if there is none, since {@link #next()} was not called or said false
     */
    Bytes key();

    /** The value of the current record, under the same condition as {@link #key()}. */
    Bytes value();

    /**
     * Moves, forwards or backwards, so that {@link #next()} gives the first record whose key is {@code key} or greater.
     * There is no current record in between.
     */
    void seekGE(Bytes key);
}
