package io.tarn.versioning.tree;

import io.tarn.base.Bytes;

/**
 * A place in a sequence ordered by key, strictly ascending. A new cursor stands before the first item.
 *
 * <p>An error of whatever lies below is thrown, as {@link io.tarn.base.TarnException}; {@code false} from {@link #next}
 * always means the true end. For one thread at a time.
 */
public interface Cursor<T> extends AutoCloseable {

    /** Moves to the next item; false at the end. */
    boolean next();

    /** The item the last {@link #next} moved to; undefined before it, after it gave false, and after {@link #seekGE}. */
    T current();

    /** Moves, forward or backward, so that {@link #next} gives the first item with a key of at least {@code key}. */
    void seekGE(Bytes key);

    /** Lets go of what the cursor holds; the default has nothing to let go of. */
    @Override
    default void close() {}
}
