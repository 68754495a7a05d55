package io.tarn.kv;

import io.tarn.base.Bytes;
import java.util.ArrayList;
import java.util.List;

/**
 * Conditions and writes that take effect together or not at all: all conditions are judged, and all writes done, at one
 * instant. The writes are done in their order, so a later one to the same key wins.
 */
public record KvBatch(List<Condition> conditions, List<Write> writes) {

    public KvBatch {
        conditions = List.copyOf(conditions);
        writes = List.copyOf(writes);
    }

    public record Condition(KvKey key, Expected expected) {}

    public sealed interface Write {
        KvKey key();
    }

    public record Put(KvKey key, Bytes value) implements Write {}

    /** Succeeds also where there is no record. */
    public record Remove(KvKey key) implements Write {}

    public static Builder builder() {
        return new Builder();
    }

    /** Collects a batch. Not safe for use by several threads. */
    public static final class Builder {
        private final List<Condition> conditions = new ArrayList<>();
        private final List<Write> writes = new ArrayList<>();

        public Builder require(KvKey key, Expected expected) {
            conditions.add(new Condition(key, expected));
            return this;
        }

        public Builder put(KvKey key, Bytes value) {
            writes.add(new Put(key, value));
            return this;
        }

        public Builder remove(KvKey key) {
            writes.add(new Remove(key));
            return this;
        }

        public KvBatch build() {
            return new KvBatch(conditions, writes);
        }
    }
}
