package io.tarn.auth;

import io.tarn.base.Bytes;
import io.tarn.kv.KvReader;
import io.tarn.kv.KvRecord;
import java.util.List;

/** Reading records by the start of their keys. */
final class Scans {

    private Scans() {}

    /** The first {@code limit} records of {@code partition} whose key starts with {@code prefix}. */
    static List<KvRecord> startingWith(KvReader reader, Bytes partition, Bytes prefix, int limit) {
        return reader.scan(partition, prefix, limit).stream()
                .takeWhile(stored -> stored.key().startsWith(prefix))
                .toList();
    }
}
