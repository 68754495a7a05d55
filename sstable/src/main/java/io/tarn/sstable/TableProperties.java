package io.tarn.sstable;

import io.tarn.base.Bytes;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The properties of a table that is being read, found through its metaindex. Immutable. */
final class TableProperties {

    private static final Bytes RANGE_DELETIONS = Bytes.utf8("rocksdb.range_del");

    private final Map<Bytes, Bytes> properties;

    private TableProperties(Map<Bytes, Bytes> properties) {
        this.properties = properties;
    }

    /** Fails with CORRUPT if the table has no properties, or content that cannot be read as plain sorted records. */
    static TableProperties read(BlockInput in, BlockHandle metaindexHandle) {
        Map<Bytes, Bytes> metaindex = parse(in.block(metaindexHandle));
        Bytes handle = metaindex.get(PropertyNames.PROPERTIES_BLOCK);
        if (handle == null) {
            throw ByteCursor.corrupt("no properties");
        }
        if (metaindex.containsKey(RANGE_DELETIONS)) {
            throw ByteCursor.corrupt("range deletions are not supported");
        }
        TableProperties properties = new TableProperties(parse(in.block(BlockHandle.read(cursor(handle)))));
        Bytes comparator = properties.properties.getOrDefault(PropertyNames.COMPARATOR, PropertyNames.BYTEWISE);
        if (!comparator.equals(PropertyNames.BYTEWISE)) {
            throw ByteCursor.corrupt("unsupported comparator " + comparator);
        }
        return properties;
    }

    private static Map<Bytes, Bytes> parse(byte[] block) {
        TreeMap<Bytes, Bytes> map = new TreeMap<>();
        BlockEntries entries = new BlockEntries(block);
        while (entries.next()) {
            Bytes key = Bytes.copyOf(entries.key(), 0, entries.keyLength());
            if (!map.isEmpty() && key.compareTo(map.lastKey()) <= 0) {
                throw ByteCursor.corrupt("properties are out of order");
            }
            map.put(key, Bytes.copyOf(block, entries.valueFrom(), entries.valueTo()));
        }
        return map;
    }

    boolean hasTwoLevelIndex() {
        Bytes type = properties.getOrDefault(PropertyNames.INDEX_TYPE, Bytes.EMPTY);
        if (type.length() != Integer.BYTES) {
            throw ByteCursor.corrupt("no index type");
        }
        int number = LittleEndian.getInt(type.array(), 0);
        return switch (number) {
            case PropertyNames.SINGLE_LEVEL -> false;
            case PropertyNames.TWO_LEVEL -> true;
            default -> throw ByteCursor.corrupt("unsupported index type " + number);
        };
    }

    long entries() {
        Bytes count = properties.get(PropertyNames.ENTRIES);
        if (count == null) {
            throw ByteCursor.corrupt("no number of records");
        }
        return cursor(count).varint();
    }

    @Nullable
    Bytes get(Bytes name) {
        return properties.get(name);
    }

    /** The properties that are not built in, by name. */
    Map<String, Bytes> user() {
        TreeMap<String, Bytes> user = new TreeMap<>();
        properties.forEach((name, value) -> {
            if (!name.startsWith(PropertyNames.BUILT_IN_PREFIX)) {
                user.put(name.utf8(), value);
            }
        });
        return Collections.unmodifiableMap(user);
    }

    private static ByteCursor cursor(Bytes value) {
        return new ByteCursor(value.array(), 0, value.length());
    }
}
