package io.tarn.versioning;

import io.tarn.base.Bytes;
import io.tarn.base.ProtoReader;
import io.tarn.base.ProtoWriter;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The stored metadata of a repository.
 *
 * @param values sorted by key
 * @param unknown fields of the stored record that this version does not know, kept as they are
 */
record MetadataRecord(Map<String, String> values, Bytes unknown) {

    MetadataRecord {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    MetadataRecord with(Map<String, String> newValues) {
        return new MetadataRecord(newValues, unknown);
    }

    Bytes encode() {
        return new ProtoWriter().stringMap(1, values).raw(unknown).toBytes();
    }

    static MetadataRecord decode(Bytes record) {
        Map<String, String> values = new TreeMap<>();
        ProtoReader in = new ProtoReader(record);
        while (in.next()) {
            if (in.field() == 1) {
                in.stringMapEntry(values);
            } else {
                in.keep();
            }
        }
        return new MetadataRecord(values, in.unknown());
    }
}
