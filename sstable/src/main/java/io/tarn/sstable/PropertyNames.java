package io.tarn.sstable;

import io.tarn.base.Bytes;

/** Names and fixed values of properties that both sides of the format use. */
final class PropertyNames {

    /** Properties of the format itself start so; all others are the user's. */
    static final Bytes BUILT_IN_PREFIX = Bytes.utf8("rocksdb.");

    /** The name of the properties block in the metaindex. */
    static final Bytes PROPERTIES_BLOCK = Bytes.utf8("rocksdb.properties");

    static final Bytes INDEX_TYPE = Bytes.utf8("rocksdb.block.based.table.index.type");
    static final int SINGLE_LEVEL = 0;
    static final int TWO_LEVEL = 2;

    static final Bytes COMPARATOR = Bytes.utf8("rocksdb.comparator");
    static final Bytes BYTEWISE = Bytes.utf8("leveldb.BytewiseComparator");
    static final Bytes ENTRIES = Bytes.utf8("rocksdb.num.entries");

    static final Bytes MIN_KEY = Bytes.utf8("min_key");
    static final Bytes MAX_KEY = Bytes.utf8("max_key");
    static final Bytes COUNT = Bytes.utf8("count");
    static final Bytes ESTIMATED_SIZE = Bytes.utf8("estimated_size_bytes");

    private PropertyNames() {}
}
