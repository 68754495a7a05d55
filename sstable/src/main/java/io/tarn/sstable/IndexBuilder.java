package io.tarn.sstable;

import io.tarn.base.Bytes;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects one entry per data block and writes the index after them: one block, or, as soon as one is not enough,
 * partitions and a top-level block over them.
 */
final class IndexBuilder {

    /** The room reckoned for a handle when a partition's end is decided, whatever its real length. */
    private static final int ASSUMED_HANDLE_LENGTH = 20;

    private final BlockBuilder current = new BlockBuilder(1);
    private final List<Partition> finished = new ArrayList<>();
    private long entries;

    private record Partition(Bytes lastKey, Bytes block) {}

    /** What the properties tell about an index: {@code partitions} is 0 for a single-level one. */
    record Written(BlockHandle root, long size, int partitions, long topLevelSize) {}

    void add(byte[] internalKey, BlockHandle handle) {
        if (current.isFullFor(internalKey.length, ASSUMED_HANDLE_LENGTH)) {
            finishPartition();
        }
        current.add(internalKey, internalKey.length, 0, handle.encoded());
        entries++;
    }

    long entries() {
        return entries;
    }

    /** The length of the partition that is being built, uncompressed; finished ones do not count. */
    int estimatedLength() {
        return current.estimatedLength();
    }

    private void finishPartition() {
        Bytes lastKey = Bytes.wrap(current.lastKey());
        finished.add(new Partition(lastKey, Bytes.wrap(current.finish())));
    }

    Written writeTo(BlockOutput out) {
        if (finished.isEmpty()) {
            long size = (long) current.estimatedLength() + BlockTrailer.LENGTH;
            return new Written(out.write(current.finish()), size, 0, 0);
        }
        finishPartition();
        BlockBuilder top = new BlockBuilder(1);
        long size = 0;
        for (Partition partition : finished) {
            byte[] handle = out.write(partition.block.array()).encoded();
            top.add(partition.lastKey.array(), partition.lastKey.length(), 0, handle);
            size += partition.block.length();
        }
        long topSize = top.estimatedLength();
        return new Written(out.write(top.finish()), size + topSize + BlockTrailer.LENGTH, finished.size(), topSize);
    }
}
