package io.tarn.versioning.tree;

import io.tarn.base.Bytes;
import java.util.Optional;

/**
 * What is to become of one key.
 *
 * @param value the new value; empty for a tombstone, which takes the key away
 */
public record Change(Bytes key, Optional<Value> value) {

    public static Change put(Bytes key, Value value) {
        return new Change(key, Optional.of(value));
    }

    public static Change tombstone(Bytes key) {
        return new Change(key, Optional.empty());
    }
}
