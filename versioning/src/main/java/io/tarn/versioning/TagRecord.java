package io.tarn.versioning;

import io.tarn.base.Bytes;
import io.tarn.base.ProtoReader;
import io.tarn.base.ProtoWriter;

/** A tag's stored record. */
record TagRecord(String id, CommitId commit, Bytes unknown) {

    Bytes encode() {
        return new ProtoWriter()
                .string(1, id)
                .string(2, commit.hex())
                .raw(unknown)
                .toBytes();
    }

    static TagRecord decode(Bytes record) {
        String id = "";
        String commit = "";
        ProtoReader in = new ProtoReader(record);
        while (in.next()) {
            switch (in.field()) {
                case 1 -> id = in.string();
                case 2 -> commit = in.string();
                default -> in.keep();
            }
        }
        return new TagRecord(id, new CommitId(commit), in.unknown());
    }
}
