package io.tarn.sstable;

import io.tarn.base.Bytes;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads one table by key or in order. Accepts any table of RocksDB's block-based format version 2 with bytewise order,
 * CRC-32C checksums, blocks that are raw or Snappy, and an index of one or two levels, as long as it holds one plain value
 * for each key (no deletions, no merges, no older versions).
 *
 * <p>Every block is checked when it is brought in: checksum, form, order of keys, and agreement with the index. What fails
 * is a {@link io.tarn.base.TarnException} of kind CORRUPT, from {@link #open} or from the method that first needs the block.
 *
 * <p>Safe for use by several threads. Holds no resources but the source, whose closing is up to whoever opened it.
 */
public final class SstReader {

    private final BlockInput in;
    private final BlockCache cache;
    private final long table;
    private final IndexBlock root;
    private final boolean twoLevel;
    private final TableProperties properties;
    private final Map<String, Bytes> userProperties;
    private final long count;

    private SstReader(SstSource source, BlockCache cache) {
        this.in = new BlockInput(source);
        this.cache = cache;
        this.table = cache.newTable();
        Footer footer = in.footer();
        this.properties = TableProperties.read(in, footer.metaindex());
        this.twoLevel = properties.hasTwoLevelIndex();
        this.root = IndexBlock.parse(in.block(footer.index()));
        this.userProperties = properties.user();
        this.count = properties.entries();
    }

    /** Reads footer, properties and the top of the index; the rest of {@code source} is read when it is asked for. */
    public static SstReader open(SstSource source, BlockCache cache) {
        return new SstReader(source, cache);
    }

    /** The properties that are not part of the format itself, such as {@code type}; unmodifiable. */
    public Map<String, Bytes> userProperties() {
        return userProperties;
    }

    /** The number of records. */
    public long count() {
        return count;
    }

    /** The first key as the properties tell; empty if the table is empty or its writer did not record it. */
    public Optional<Bytes> minKey() {
        return keyProperty(PropertyNames.MIN_KEY);
    }

    /** The last key as the properties tell; empty if the table is empty or its writer did not record it. */
    public Optional<Bytes> maxKey() {
        return keyProperty(PropertyNames.MAX_KEY);
    }

    private Optional<Bytes> keyProperty(Bytes name) {
        return count == 0 ? Optional.empty() : Optional.ofNullable(properties.get(name));
    }

    /** The value of {@code key}. */
    public Optional<Bytes> get(Bytes key) {
        int p = findPartition(key);
        if (p == partitions()) {
            return Optional.empty();
        }
        IndexBlock partition = partition(p);
        int i = partition.find(key);
        if (i == partition.size()) {
            return Optional.empty();
        }
        DataBlock block = block(p, partition, i);
        int found = block.search(key);
        return found < 0 ? Optional.empty() : Optional.of(block.value(found));
    }

    /** A new iterator, before the first record. */
    public SstIterator iterator() {
        return new TableIterator(this);
    }

    /** The number of index partitions; a single-level index is one partition. */
    int partitions() {
        return twoLevel ? root.size() : 1;
    }

    /** The only partition that can know {@code key}, or {@link #partitions()} if none can. */
    int findPartition(Bytes key) {
        return twoLevel ? root.find(key) : 0;
    }

    IndexBlock partition(int p) {
        if (!twoLevel) {
            return root;
        }
        return cache.get(table, root.child(p), IndexBlock.class, handle -> IndexBlock.parse(in.block(handle)))
                .requireWithin(partitionLowerBound(p), root.key(p));
    }

    /** Data block {@code i} of {@code partition}, which is the one at {@code p}. */
    DataBlock block(int p, IndexBlock partition, int i) {
        Bytes lower = i > 0 ? partition.key(i - 1) : partitionLowerBound(p);
        return cache.get(table, partition.child(i), DataBlock.class, handle -> DataBlock.parse(in.block(handle)))
                .requireWithin(lower, partition.key(i));
    }

    private @Nullable Bytes partitionLowerBound(int p) {
        return p > 0 ? root.key(p - 1) : null;
    }
}
