package io.tarn.sstable;

import io.tarn.base.Bytes;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The records of one data block, with their keys restored to full length so that any record can be reached at once.
 * Immutable; keys ascend strictly.
 */
final class DataBlock implements CachedBlock {

    private static final int OVERHEAD = 128;

    static final DataBlock EMPTY = new DataBlock(new byte[0], new int[0], new byte[0], new int[0], new int[0]);

    private final byte[] keys;
    private final int[] keyEnds;
    private final byte[] values;
    private final int[] valueStarts;
    private final int[] valueEnds;

    private DataBlock(byte[] keys, int[] keyEnds, byte[] values, int[] valueStarts, int[] valueEnds) {
        this.keys = keys;
        this.keyEnds = keyEnds;
        this.values = values;
        this.valueStarts = valueStarts;
        this.valueEnds = valueEnds;
    }

    /** Takes over {@code block}, which stays in memory for its values. */
    static DataBlock parse(byte[] block) {
        BlockEntries entries = new BlockEntries(block);
        int room = entries.expectedEntries();
        int[] keyEnds = new int[room];
        int[] valueStarts = new int[room];
        int[] valueEnds = new int[room];
        byte[] keys = new byte[block.length];
        int count = 0;
        int previous = 0;
        int end = 0;
        while (entries.next()) {
            int length = entries.userKeyLength();
            if (entries.key()[length] != InternalKey.KIND_SET) {
                throw ByteCursor.corrupt("record of kind " + entries.key()[length]);
            }
            if (count > 0 && Arrays.compareUnsigned(entries.key(), 0, length, keys, previous, end) <= 0) {
                throw ByteCursor.corrupt("records are out of order");
            }
            if (keys.length - end < length) {
                keys = Arrays.copyOf(keys, 2 * (end + length));
            }
            System.arraycopy(entries.key(), 0, keys, end, length);
            if (count == keyEnds.length) {
                keyEnds = Arrays.copyOf(keyEnds, 2 * count);
                valueStarts = Arrays.copyOf(valueStarts, 2 * count);
                valueEnds = Arrays.copyOf(valueEnds, 2 * count);
            }
            previous = end;
            end += length;
            keyEnds[count] = end;
            valueStarts[count] = entries.valueFrom();
            valueEnds[count] = entries.valueTo();
            count++;
        }
        return new DataBlock(
                Arrays.copyOf(keys, end),
                Arrays.copyOf(keyEnds, count),
                block,
                Arrays.copyOf(valueStarts, count),
                Arrays.copyOf(valueEnds, count));
    }

    int size() {
        return keyEnds.length;
    }

    Bytes key(int i) {
        return Bytes.copyOf(keys, keyStart(i), keyEnds[i]);
    }

    Bytes value(int i) {
        return Bytes.copyOf(values, valueStarts[i], valueEnds[i]);
    }

    /** The index of the record with this key; where there is none, {@code -1 - i} for the first record {@code i} after it. */
    int search(Bytes key) {
        int low = 0;
        int high = size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = compare(middle, key);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1 - low;
    }

    /** Fails with CORRUPT unless all keys are greater than {@code lower} (if there is one) and at most {@code upper}. */
    DataBlock requireWithin(@Nullable Bytes lower, Bytes upper) {
        int last = size() - 1;
        if (last >= 0 && ((lower != null && compare(0, lower) <= 0) || compare(last, upper) > 0)) {
            throw ByteCursor.corrupt("index does not fit the records");
        }
        return this;
    }

    private int compare(int i, Bytes key) {
        return Arrays.compareUnsigned(keys, keyStart(i), keyEnds[i], key.array(), 0, key.length());
    }

    private int keyStart(int i) {
        return i == 0 ? 0 : keyEnds[i - 1];
    }

    @Override
    public int weight() {
        return OVERHEAD + values.length + keys.length + 3 * Integer.BYTES * size();
    }
}
