package io.tarn.kv.rocksdb;

import io.tarn.base.Bytes;
import io.tarn.kv.KvBatch;

/** One thing the committer does to the database. */
sealed interface Change {

    record OfRecord(KvBatch.Write write) implements Change {}

    /** Every record of the partition goes. */
    record OfPartition(Bytes partition) implements Change {}
}
