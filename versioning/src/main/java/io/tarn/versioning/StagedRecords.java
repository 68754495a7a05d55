package io.tarn.versioning;

import io.tarn.base.Bytes;
import io.tarn.base.ProtoReader;
import io.tarn.base.ProtoWriter;
import io.tarn.kv.KvKey;
import io.tarn.versioning.tree.Change;
import io.tarn.versioning.tree.Value;
import java.util.Optional;

/** The stored form of a staged change. A record without an identity is a tombstone. */
final class StagedRecords {

    private StagedRecords() {}

    static Bytes partition(String token) {
        return Bytes.utf8(token);
    }

    static KvKey key(String token, Bytes path) {
        return new KvKey(partition(token), path);
    }

    static Bytes encode(Change change) {
        ProtoWriter out = new ProtoWriter().bytes(1, change.key());
        change.value().ifPresent(value -> out.bytes(2, value.identity()).bytes(3, value.data()));
        return out.toBytes();
    }

    /** Decodes a record. The key is taken from the value, as other readers of the format do. */
    static Change decode(Bytes record) {
        Bytes key = Bytes.EMPTY;
        Bytes identity = Bytes.EMPTY;
        Bytes data = Bytes.EMPTY;
        ProtoReader in = new ProtoReader(record);
        while (in.next()) {
            switch (in.field()) {
                case 1 -> key = in.bytes();
                case 2 -> identity = in.bytes();
                case 3 -> data = in.bytes();
                default -> in.keep();
            }
        }
        return new Change(key, identity.isEmpty() ? Optional.empty() : Optional.of(new Value(identity, data)));
    }
}
