package io.tarn.sstable;

import io.tarn.base.Bytes;
import org.jspecify.annotations.Nullable;

/** Walks a table block by block, holding on to the current one. */
final class TableIterator implements SstIterator {

    private final SstReader reader;
    private DataBlock block = DataBlock.EMPTY;
    /** The current record in the block. */
    private int record = -1;
    /** The block to take after the current one: partition, and place in it. */
    private int nextPartition;

    private int nextBlock;
    /** The partition at {@link #nextPartition}, once it was needed. */
    private @Nullable IndexBlock partition;

    private boolean positioned;
    private @Nullable Bytes key;
    private @Nullable Bytes value;

    TableIterator(SstReader reader) {
        this.reader = reader;
    }

    @Override
    public boolean next() {
        key = null;
        value = null;
        while (record + 1 >= block.size()) {
            if (!advanceBlock()) {
                record = block.size();
                positioned = false;
                return false;
            }
        }
        record++;
        positioned = true;
        return true;
    }

    private boolean advanceBlock() {
        IndexBlock current = partition;
        while (current == null || nextBlock >= current.size()) {
            int p = current == null ? nextPartition : nextPartition + 1;
            if (p >= reader.partitions()) {
                return false;
            }
            current = reader.partition(p);
            partition = current;
            if (p != nextPartition) {
                nextPartition = p;
                nextBlock = 0;
            }
        }
        block = reader.block(nextPartition, current, nextBlock);
        record = -1;
        nextBlock++;
        return true;
    }

    @Override
    public void seekGE(Bytes from) {
        int p = reader.findPartition(from);
        IndexBlock found = p < reader.partitions() ? reader.partition(p) : null;
        int i = found == null ? 0 : found.find(from);
        DataBlock target = found == null || i == found.size() ? DataBlock.EMPTY : reader.block(p, found, i);
        int at = target.search(from);
        block = target;
        record = (at < 0 ? -1 - at : at) - 1;
        partition = found;
        nextPartition = p;
        nextBlock = i + 1;
        positioned = false;
        key = null;
        value = null;
    }

    @Override
    public Bytes key() {
        Bytes known = key;
        if (known == null) {
            requirePositioned();
            known = block.key(record);
            key = known;
        }
        return known;
    }

    @Override
    public Bytes value() {
        Bytes known = value;
        if (known == null) {
            requirePositioned();
            known = block.value(record);
            value = known;
        }
        return known;
    }

    private void requirePositioned() {
        if (!positioned) {
            throw new IllegalStateException("no current record");
        }
    }
}
