package io.tarn.sstable;

import io.tarn.base.Bytes;
import java.io.OutputStream;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes one table, record by record in ascending key order, then {@link #finish}. Equal records and properties give equal
 * bytes, and the bytes are those that lakeFS writes.
 *
 * <p>Only the current data block (about 4 KiB, or one larger record) and the index are held in memory. An I/O failure is a
 * {@link io.tarn.base.TarnException} of kind INTERNAL, after which the output is of no use. One thread at a time.
 */
public final class SstWriter {

    private static final int DATA_RESTART_INTERVAL = 16;
    private static final Set<Bytes> OWN_PROPERTIES =
            Set.of(PropertyNames.MIN_KEY, PropertyNames.MAX_KEY, PropertyNames.COUNT, PropertyNames.ESTIMATED_SIZE);

    private final BlockOutput out;
    private final BlockBuilder data = new BlockBuilder(DATA_RESTART_INTERVAL);
    private final IndexBuilder index = new IndexBuilder();
    private byte[] internalKey = new byte[128];
    private @Nullable Bytes firstKey;
    private @Nullable Bytes lastKey;
    private long count;
    private long keyBytes;
    private long valueBytes;
    /** The estimate as recorded in the file; negative until then. */
    private long recordedSize = -1;

    /** A writer to {@code out}, which it neither flushes nor closes. */
    public SstWriter(OutputStream out) {
        this.out = new BlockOutput(out);
    }

    /**
     * Adds a record.
     *
     * @throws IllegalArgumentException if {@code key} is not greater than the one before
     */
    public void add(Bytes key, Bytes value) {
        requireOpen();
        Bytes last = lastKey;
        if (last == null) {
            firstKey = key;
        } else if (key.compareTo(last) <= 0) {
            throw new IllegalArgumentException("key " + key + " is not after " + last);
        } else if (data.isFullFor(key.length() + InternalKey.TRAILER, value.length())) {
            finishBlock(InternalKey.between(last, key));
        }
        int length = putInternal(key);
        data.add(internalKey, length, key.length(), value.array());
        lastKey = key;
        count++;
        keyBytes += length;
        valueBytes += value.length();
    }

    /** The number of records added. */
    public long count() {
        return count;
    }

    /**
     * An estimate of the file's size in bytes from the records added so far, part of the stored form of trees: finished
     * data blocks as stored, plus the open data block and the open index block as they are before compression. After
     * {@link #finish} it stays what the file records.
     */
    public long estimatedSize() {
        if (recordedSize >= 0) {
            return recordedSize;
        }
        return out.offset() + data.estimatedLength() + index.estimatedLength();
    }

    /**
     * Writes the rest of the file. To {@code userProperties} it adds {@code min_key}, {@code max_key}, {@code count} and
     * {@code estimated_size_bytes}.
     *
     * @throws IllegalArgumentException if {@code userProperties} has one of these, or a name that starts with
     *     {@code rocksdb.}
     */
    public void finish(Map<String, String> userProperties) {
        requireOpen();
        PropertiesBuilder properties = properties(userProperties);
        recordedSize = estimatedSize();
        finishBlock(lastKey == null ? InternalKey.none() : InternalKey.after(lastKey));
        properties
                .number("data.size", out.offset())
                .number("num.data.blocks", index.entries())
                .number("num.entries", count)
                .number("raw.key.size", keyBytes)
                .number("raw.value.size", valueBytes);
        IndexBuilder.Written writtenIndex = index.writeTo(out);
        BlockHandle propertiesBlock =
                out.writeRaw(properties.index(writtenIndex).block());
        BlockBuilder metaindex = new BlockBuilder(1);
        Bytes name = PropertyNames.PROPERTIES_BLOCK;
        metaindex.add(name.array(), name.length(), 0, propertiesBlock.encoded());
        BlockHandle metaindexBlock = out.writeRaw(metaindex.finish());
        out.writeFooter(new Footer(metaindexBlock, writtenIndex.root()).encoded());
    }

    private PropertiesBuilder properties(Map<String, String> userProperties) {
        PropertiesBuilder properties = new PropertiesBuilder();
        userProperties.forEach((name, value) -> {
            Bytes key = Bytes.utf8(name);
            if (key.startsWith(PropertyNames.BUILT_IN_PREFIX) || OWN_PROPERTIES.contains(key)) {
                throw new IllegalArgumentException("reserved property name " + name);
            }
            properties.user(key, Bytes.utf8(value));
        });
        return properties
                .user(PropertyNames.MIN_KEY, firstKey == null ? Bytes.EMPTY : firstKey)
                .user(PropertyNames.MAX_KEY, lastKey == null ? Bytes.EMPTY : lastKey)
                .user(PropertyNames.COUNT, Bytes.utf8(Long.toString(count)))
                .user(PropertyNames.ESTIMATED_SIZE, Bytes.utf8(Long.toString(estimatedSize())));
    }

    private void finishBlock(byte[] indexKey) {
        index.add(indexKey, out.write(data.finish()));
    }

    private int putInternal(Bytes key) {
        int needed = key.length() + InternalKey.TRAILER;
        if (internalKey.length < needed) {
            internalKey = new byte[2 * needed];
        }
        return InternalKey.putRecord(key, internalKey);
    }

    private void requireOpen() {
        if (recordedSize >= 0) {
            throw new IllegalStateException("the table is finished");
        }
    }
}
