package io.tarn.versioning.tree;

import io.tarn.base.Bytes;
import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Writes one tree: records and whole ranges in ascending order of their keys, then {@link #finish}. Ranges are uploaded
 * while later ones are written; when {@code finish} returns, they and then the metarange are in the block store. Without
 * it nothing refers to what was uploaded. For one thread at a time; close it in any case.
 *
 * <p>Memory: what {@link RangeInfo} takes for each range, and the files being written.
 */
public final class TreeWriter implements AutoCloseable {

    private static final String TYPE = "type";

    private final Tables tables;
    private final String namespace;
    private final SplitRule split;
    private final Map<String, String> rangeProperties;
    private final Map<String, String> metarangeProperties;
    private final Uploads uploads;
    private final List<RangeInfo> ranges = new ArrayList<>();
    private @Nullable TableWriter open;
    private @Nullable Bytes last;

    /** @param properties what the files say of themselves besides their type; part of their ids */
    TreeWriter(Tables tables, String namespace, TreeSettings settings, Map<String, String> properties) {
        this.tables = tables;
        this.namespace = namespace;
        this.split = new SplitRule(settings);
        this.rangeProperties = with(properties, Tables.RANGE);
        this.metarangeProperties = with(properties, Tables.METARANGE);
        this.uploads = new Uploads(settings.uploads(), settings.uploadTimeout());
    }

    private static Map<String, String> with(Map<String, String> properties, String type) {
        Map<String, String> all = new HashMap<>(properties);
        all.put(TYPE, type);
        return Map.copyOf(all);
    }

    /**
     * Adds a record; {@code key} must be greater than all before it. May wait for uploads.
     *
     * @throws TarnException {@code INVALID} for a value without identity, {@code INTERNAL} for a key out of order, and what
     *     an upload failed with
     */
    public void add(Bytes key, Value value) {
        if (value.identity().isEmpty()) {
            throw new TarnException(ErrorKind.INVALID, "invalid value: " + key + " has no identity");
        }
        addEncoded(key, ValueCodec.encode(value));
    }

    void addEncoded(Bytes key, Bytes encoded) {
        requireAscending(key);
        last = key;
        TableWriter table = open;
        if (table == null) {
            table = tables.write(rangeProperties);
            open = table;
        }
        table.add(key, encoded);
        if (split.endsAfter(key, table.estimatedSize())) {
            endRange();
        }
    }

    /** Adds all records of a range file that is in the block store already, as they are; ends the range being written. */
    public void addRange(RangeInfo range) {
        requireAscending(range.minKey());
        endRange();
        last = range.maxKey();
        ranges.add(range);
    }

    /** Ends the tree; nothing may be added afterwards. A tree without records is a metarange file, too. */
    public TreeId finish() {
        endRange();
        uploads.await();
        TableWriter metarange = tables.write(metarangeProperties);
        for (RangeInfo range : ranges) {
            metarange.add(range.maxKey(), ValueCodec.encode(range.toValue()));
        }
        TableWriter.Written written = metarange.finish();
        tables.put(namespace, written);
        return new TreeId(written.info().id());
    }

    private void endRange() {
        TableWriter table = open;
        if (table == null) {
            return;
        }
        open = null;
        TableWriter.Written written = table.finish();
        ranges.add(written.info());
        boolean taken = false;
        try {
            uploads.submit(() -> tables.put(namespace, written));
            taken = true;
        } catch (RejectedExecutionException e) {
            uploads.await();
        } finally {
            if (!taken) {
                TableWriter.discard(written.file());
            }
        }
    }

    private void requireAscending(Bytes key) {
        if (last != null && key.compareTo(last) <= 0) {
            throw new TarnException(
                    ErrorKind.INTERNAL, "keys should be written in ascending order: " + key + " is not after " + last);
        }
    }

    /** Stops what was not finished. */
    @Override
    public void close() {
        try {
            uploads.close();
        } finally {
            if (open != null) {
                open.discard();
                open = null;
            }
        }
    }
}
