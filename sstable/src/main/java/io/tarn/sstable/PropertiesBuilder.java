package io.tarn.sstable;

import io.tarn.base.Bytes;
import java.util.List;
import java.util.TreeMap;

/**
 * Collects the properties of a table and encodes their block: built-in and user properties together, sorted by name. The
 * built-in ones that do not depend on the content are there from the start.
 */
final class PropertiesBuilder {

    private static final List<String> ZEROS = List.of(
            "creation.time",
            "deleted.keys",
            "filter.size",
            "fixed.key.length",
            "format.version",
            "index.key.is.user.key",
            "index.value.is.delta.encoded",
            "merge.operands",
            "num.range-deletions",
            "oldest.key.time");

    private final TreeMap<Bytes, byte[]> properties = new TreeMap<>();

    PropertiesBuilder() {
        ZEROS.forEach(name -> number(name, 0));
        number("column.family.id", Integer.MAX_VALUE);
        builtIn("block.based.table.prefix.filtering", "0");
        builtIn("block.based.table.whole.key.filtering", "0");
        builtIn("compression", "Snappy");
        builtIn(
                "compression_options",
                "window_bits=-14; level=32767; strategy=0; max_dict_bytes=0; zstd_max_train_bytes=0; enabled=0; ");
        builtIn("merge.operator", "pebble.concatenate");
        builtIn("prefix.extractor.name", "nullptr");
        builtIn("property.collectors", "[static]");
        builtIn("external_sst_file.version", fixedInt(2));
        builtIn("external_sst_file.global_seqno", new byte[Long.BYTES]);
        properties.put(PropertyNames.COMPARATOR, PropertyNames.BYTEWISE.array());
    }

    /** A user property. */
    PropertiesBuilder user(Bytes name, Bytes value) {
        properties.put(name, value.array());
        return this;
    }

    /** A built-in number; {@code name} is without the common prefix. */
    PropertiesBuilder number(String name, long value) {
        return builtIn(name, Varint.encode(value));
    }

    PropertiesBuilder index(IndexBuilder.Written index) {
        int type = index.partitions() == 0 ? PropertyNames.SINGLE_LEVEL : PropertyNames.TWO_LEVEL;
        properties.put(PropertyNames.INDEX_TYPE, fixedInt(type));
        number("index.size", index.size());
        if (type == PropertyNames.TWO_LEVEL) {
            number("index.partitions", index.partitions());
            number("top-level.index.size", index.topLevelSize());
        }
        return this;
    }

    byte[] block() {
        BlockBuilder block = new BlockBuilder(Integer.MAX_VALUE);
        properties.forEach((name, value) -> block.add(name.array(), name.length(), name.length(), value));
        return block.finish();
    }

    private void builtIn(String name, String value) {
        builtIn(name, Bytes.utf8(value).array());
    }

    private PropertiesBuilder builtIn(String name, byte[] value) {
        properties.put(PropertyNames.BUILT_IN_PREFIX.concat(Bytes.utf8(name)), value);
        return this;
    }

    private static byte[] fixedInt(int value) {
        byte[] bytes = new byte[Integer.BYTES];
        LittleEndian.putInt(bytes, 0, value);
        return bytes;
    }
}
