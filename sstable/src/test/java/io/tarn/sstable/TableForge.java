package io.tarn.sstable;

import io.tarn.base.Bytes;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Makes tables that lie: all checksums are right, the content is what a test wants it to be. */
final class TableForge {

    private final ByteArrayOutputStream file = new ByteArrayOutputStream();
    private final BlockOutput out = new BlockOutput(file);
    private final List<Bytes> indexKeys = new ArrayList<>();
    private final List<BlockHandle> handles = new ArrayList<>();
    private final PropertiesBuilder properties = new PropertiesBuilder().number("num.entries", 1);
    private int partitions;

    /** The content of a data block with these keys, in this order, each with its own name as value. */
    static byte[] data(String... keys) {
        BlockBuilder block = new BlockBuilder(2);
        for (String text : keys) {
            Bytes key = Bytes.utf8(text);
            byte[] internal = new byte[key.length() + InternalKey.TRAILER];
            block.add(internal, InternalKey.putRecord(key, internal), key.length(), key.array());
        }
        return block.finish();
    }

    TableForge block(String indexKey, byte[] content) {
        return entry(indexKey, out.write(content));
    }

    TableForge entry(String indexKey, BlockHandle handle) {
        indexKeys.add(Bytes.utf8(indexKey));
        handles.add(handle);
        return this;
    }

    /** Ends an index partition; what is added later belongs to the level above. */
    TableForge partition(String indexKey) {
        BlockHandle partition = index();
        partitions++;
        return entry(indexKey, partition);
    }

    private BlockHandle index() {
        BlockBuilder index = new BlockBuilder(1);
        for (int i = 0; i < handles.size(); i++) {
            byte[] key = new byte[indexKeys.get(i).length() + InternalKey.TRAILER];
            index.add(
                    key,
                    InternalKey.putRecord(indexKeys.get(i), key),
                    0,
                    handles.get(i).encoded());
        }
        indexKeys.clear();
        handles.clear();
        return out.write(index.finish());
    }

    byte[] table() {
        return tableWithIndex(index());
    }

    /** A table whose only content is this index block. */
    static byte[] withIndex(byte[] indexBlock) {
        TableForge forge = new TableForge();
        return forge.tableWithIndex(forge.out.write(indexBlock));
    }

    private byte[] tableWithIndex(BlockHandle root) {
        return table(
                root,
                properties
                        .index(new IndexBuilder.Written(root, 0, partitions, 0))
                        .block());
    }

    /** A table whose only content is this properties block. */
    static byte[] withProperties(byte[] propertiesBlock) {
        TableForge forge = new TableForge();
        return forge.table(forge.index(), propertiesBlock);
    }

    private byte[] table(BlockHandle root, byte[] propertiesBlock) {
        BlockHandle written = out.writeRaw(propertiesBlock);
        BlockBuilder metaindex = new BlockBuilder(1);
        Bytes name = PropertyNames.PROPERTIES_BLOCK;
        metaindex.add(name.array(), name.length(), 0, written.encoded());
        out.writeFooter(new Footer(out.writeRaw(metaindex.finish()), root).encoded());
        return file.toByteArray();
    }
}
