package io.tarn.versioning.tree;

import io.tarn.base.Bytes;
import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import io.tarn.sstable.SstWriter;
import java.io.IOException;
import java.util.Map;

/** Writes one range or metarange file into a {@link Spool}, and computes its id on the way. For one thread at a time. */
final class TableWriter {

    private final Spool file;
    private final Map<String, String> properties;
    private final SstWriter table;
    private final RecordHash hash = new RecordHash();
    private Bytes minKey = Bytes.EMPTY;
    private Bytes maxKey = Bytes.EMPTY;

    /**
     * A finished file.
     *
     * @param info its id and what a metarange says of it
     */
    record Written(RangeInfo info, Spool file) {}

    /** @param properties of the file, {@code type} among them; they are part of the id */
    TableWriter(Spool file, Map<String, String> properties) {
        this.file = file;
        this.properties = properties;
        this.table = new SstWriter(file);
    }

    /** Adds a record; keys must ascend. */
    void add(Bytes key, Bytes value) {
        if (table.count() == 0) {
            minKey = key;
        }
        maxKey = key;
        table.add(key, value);
        hash.add(key, value);
    }

    long estimatedSize() {
        return table.estimatedSize();
    }

    Written finish() {
        long size = table.estimatedSize();
        table.finish(properties);
        String id = hash.finish(properties);
        return new Written(new RangeInfo(id, minKey, maxKey, size, table.count()), file);
    }

    /** Lets go of an unfinished file. */
    void discard() {
        discard(file);
    }

    static void discard(Spool file) {
        try {
            file.close();
        } catch (IOException e) {
            throw new TarnException(ErrorKind.INTERNAL, "remove a temporary file: " + e.getMessage(), e);
        }
    }
}
