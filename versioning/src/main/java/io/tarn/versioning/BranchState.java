package io.tarn.versioning;

import io.tarn.base.Bytes;
import io.tarn.kv.Expected;
import io.tarn.kv.KvKey;

/** A branch record as it was read: where, its exact bytes, and what they say. */
record BranchState(KvKey key, Bytes raw, BranchRecord record) {

    static BranchState of(KvKey key, Bytes raw) {
        return new BranchState(key, raw, BranchRecord.decode(raw));
    }

    /** The condition that the record has not changed since. */
    Expected unchanged() {
        return Expected.value(raw);
    }
}
