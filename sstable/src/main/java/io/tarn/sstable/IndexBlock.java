package io.tarn.sstable;

import io.tarn.base.Bytes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The entries of one index block: for each child block a key that no key in it exceeds and all keys after it do, and where
 * it lies. Immutable; keys ascend strictly.
 */
final class IndexBlock implements CachedBlock {

    private static final int ENTRY_OVERHEAD = 88;

    private final List<Bytes> keys;
    private final List<BlockHandle> children;
    private final int weight;

    private IndexBlock(List<Bytes> keys, List<BlockHandle> children, int weight) {
        this.keys = keys;
        this.children = children;
        this.weight = weight;
    }

    static IndexBlock parse(byte[] block) {
        BlockEntries entries = new BlockEntries(block);
        List<Bytes> keys = new ArrayList<>();
        List<BlockHandle> children = new ArrayList<>();
        int weight = ENTRY_OVERHEAD;
        while (entries.next()) {
            Bytes key = Bytes.copyOf(entries.key(), 0, entries.userKeyLength());
            if (!keys.isEmpty() && key.compareTo(keys.getLast()) <= 0) {
                throw ByteCursor.corrupt("index is out of order");
            }
            keys.add(key);
            children.add(BlockHandle.read(new ByteCursor(block, entries.valueFrom(), entries.valueTo())));
            weight = Math.addExact(weight, ENTRY_OVERHEAD + key.length());
        }
        return new IndexBlock(List.copyOf(keys), List.copyOf(children), weight);
    }

    int size() {
        return keys.size();
    }

    Bytes key(int i) {
        return keys.get(i);
    }

    BlockHandle child(int i) {
        return children.get(i);
    }

    /** The only child that can hold {@code key}, or {@link #size()} if none can. */
    int find(Bytes key) {
        int i = Collections.binarySearch(keys, key);
        return i >= 0 ? i : -1 - i;
    }

    /** Fails with CORRUPT unless all keys are greater than {@code lower} (if there is one) and at most {@code upper}. */
    IndexBlock requireWithin(@Nullable Bytes lower, Bytes upper) {
        if (keys.isEmpty()
                || (lower != null && keys.getFirst().compareTo(lower) <= 0)
                || keys.getLast().compareTo(upper) > 0) {
            throw ByteCursor.corrupt("index levels do not fit each other");
        }
        return this;
    }

    @Override
    public int weight() {
        return weight;
    }
}
