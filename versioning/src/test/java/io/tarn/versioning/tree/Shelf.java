package io.tarn.versioning.tree;

import io.tarn.base.Bytes;
import io.tarn.blockstore.BlockStore;
import io.tarn.blockstore.mem.MemoryBlockStore;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Trees in memory, written from and read into maps. */
final class Shelf {

    static final String NAMESPACE = "mem://bucket/repo";

    final BlockStore store;
    final Trees trees;

    Shelf(TreeSettings settings) {
        this(new MemoryBlockStore(InstantSource.system()), settings);
    }

    Shelf(BlockStore store, TreeSettings settings) {
        this.store = store;
        this.trees = new Trees(store, settings);
    }

    /** Ranges of about {@code raggedness} records. */
    static Shelf splitting(double raggedness) {
        return new Shelf(TreeSettings.DEFAULTS.withSplit(0, 20 << 20, raggedness));
    }

    static Bytes key(String text) {
        return Bytes.utf8(text);
    }

    static Value value(String identity) {
        return new Value(Bytes.utf8(identity), Bytes.utf8("data of " + identity));
    }

    static NavigableMap<Bytes, Value> content(Map<String, String> identities) {
        NavigableMap<Bytes, Value> content = new TreeMap<>();
        identities.forEach((key, identity) -> content.put(key(key), value(identity)));
        return content;
    }

    TreeId write(NavigableMap<Bytes, Value> content) {
        try (TreeWriter writer = trees.writer(NAMESPACE)) {
            content.forEach(writer::add);
            return writer.finish();
        }
    }

    TreeId write(Map<String, String> identities) {
        return write(content(identities));
    }

    /** A tree of exactly these ranges, whatever the split rule says. */
    TreeId ranges(List<? extends Map<String, String>> ranges) {
        try (TreeWriter writer = trees.writer(NAMESPACE)) {
            Shelf whole = new Shelf(store, TreeSettings.DEFAULTS);
            ranges.forEach(range -> whole.rangesOf(whole.write(range)).forEach(writer::addRange));
            return writer.finish();
        }
    }

    NavigableMap<Bytes, Value> read(TreeId tree) {
        NavigableMap<Bytes, Value> content = new TreeMap<>();
        all(trees.entries(NAMESPACE, tree)).forEach(entry -> content.put(entry.key(), entry.value()));
        return content;
    }

    /** Keys and identities, as text. */
    Map<String, String> identities(TreeId tree) {
        Map<String, String> identities = new LinkedHashMap<>();
        read(tree)
                .forEach((key, value) ->
                        identities.put(key.utf8(), value.identity().utf8()));
        return identities;
    }

    List<RangeInfo> rangesOf(TreeId tree) {
        return all(trees.ranges(NAMESPACE, tree));
    }

    /** The keys of each range. */
    List<List<String>> rangeKeys(TreeId tree) {
        List<List<String>> keys = new ArrayList<>();
        for (RangeInfo range : rangesOf(tree)) {
            List<String> inRange = new ArrayList<>();
            for (Bytes key : read(tree)
                    .subMap(range.minKey(), true, range.maxKey(), true)
                    .keySet()) {
                inRange.add(key.utf8());
            }
            keys.add(inRange);
        }
        return keys;
    }

    Applied apply(TreeId base, Change... changes) {
        return trees.apply(NAMESPACE, base, Cursors.of(List.of(changes)));
    }

    Merged merge(TreeId base, TreeId source, TreeId destination, MergeStrategy strategy) {
        return trees.merge(NAMESPACE, base, source, destination, strategy);
    }

    List<Difference> diff(TreeId left, TreeId right) {
        return all(trees.diff(NAMESPACE, left, right));
    }

    List<Difference> compare(TreeId base, TreeId left, TreeId right) {
        return all(trees.compare(NAMESPACE, base, left, right));
    }

    static <T> List<T> all(Cursor<T> cursor) {
        List<T> all = new ArrayList<>();
        while (cursor.next()) {
            all.add(cursor.current());
        }
        return all;
    }
}
