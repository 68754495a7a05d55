package io.tarn.versioning.tree;

import io.tarn.base.Bytes;
import io.tarn.base.ProtoReader;
import io.tarn.base.ProtoWriter;

/**
 * What a metarange says of one of its ranges.
 *
 * @param id the range file's name: 64 lower-case hex digits
 * @param minKey the first key in the range
 * @param maxKey the last key in the range
 * @param estimatedSize bytes, by the formula the file writer uses; part of the metarange's id
 * @param count how many records the range holds, at least one
 */
public record RangeInfo(String id, Bytes minKey, Bytes maxKey, long estimatedSize, long count) {

    /** The record of this range in a metarange, whose key is {@link #maxKey}. */
    Value toValue() {
        Bytes data = new ProtoWriter()
                .bytes(1, minKey)
                .bytes(2, maxKey)
                .number(3, estimatedSize)
                .number(4, count)
                .toBytes();
        return new Value(Bytes.utf8(id), data);
    }

    static RangeInfo of(Value value) {
        Bytes min = Bytes.EMPTY;
        Bytes max = Bytes.EMPTY;
        long size = 0;
        long count = 0;
        ProtoReader in = new ProtoReader(value.data());
        while (in.next()) {
            switch (in.field()) {
                case 1 -> min = in.bytes();
                case 2 -> max = in.bytes();
                case 3 -> size = in.number();
                case 4 -> count = in.number();
                default -> in.keep();
            }
        }
        return new RangeInfo(value.identity().utf8(), min, max, size, count);
    }

    boolean spans(Bytes key) {
        return minKey.compareTo(key) <= 0 && key.compareTo(maxKey) <= 0;
    }

    boolean isBefore(Bytes key) {
        return maxKey.compareTo(key) < 0;
    }
}
