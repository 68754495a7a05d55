package io.tarn.kv;

import io.tarn.base.Bytes;

/** Where a record is: a partition and a key in it. Neither may be empty. */
public record KvKey(Bytes partition, Bytes key) {

    public KvKey {
        KvReader.checkPartition(partition);
        if (key.isEmpty()) {
            throw new IllegalArgumentException("missing key");
        }
    }

    public static KvKey of(String partition, String key) {
        return new KvKey(Bytes.utf8(partition), Bytes.utf8(key));
    }
}
