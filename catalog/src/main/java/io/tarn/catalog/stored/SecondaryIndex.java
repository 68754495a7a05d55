package io.tarn.catalog.stored;

import io.tarn.base.Bytes;
import io.tarn.base.ProtoReader;
import io.tarn.base.ProtoWriter;

/**
 * A record that points to another one, by which that is found under a second key.
 *
 * @param primaryKey what it points to: mostly the key of a record in the same partition; for pull requests the bare id
 * @param unknown encoded fields of newer versions, kept as they are
 */
public record SecondaryIndex(Bytes primaryKey, Bytes unknown) {

    public Bytes encode() {
        return new ProtoWriter().bytes(1, primaryKey).raw(unknown).toBytes();
    }

    public static SecondaryIndex decode(Bytes message) {
        Bytes primaryKey = Bytes.EMPTY;
        ProtoReader in = new ProtoReader(message);
        while (in.next()) {
            switch (in.field()) {
                case 1 -> primaryKey = in.bytes();
                default -> in.keep();
            }
        }
        return new SecondaryIndex(primaryKey, in.unknown());
    }
}
