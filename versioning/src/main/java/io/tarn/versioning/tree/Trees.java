package io.tarn.versioning.tree;

import io.tarn.base.Bytes;
import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import io.tarn.blockstore.BlockStore;
import io.tarn.sstable.SstIterator;
import java.util.Map;
import java.util.Optional;

/**
 * The trees of committed data in a block store: reads, compares, changes and merges them. There is one for an installation;
 * it keeps opened files and decoded blocks of all namespaces, within the bounds of its settings. Safe for use by several
 * threads; the cursors and writers it gives are for one thread each.
 *
 * <p>A namespace is a storage namespace as the repository states it. Every method, and every cursor at any later step, may
 * throw {@link TarnException}: {@code DATA_NOT_FOUND} if a file of a tree is missing, {@code CORRUPT} if one is malformed,
 * and what the block store fails with. Trees are immutable, so a cursor stays right whatever happens meanwhile.
 */
public final class Trees implements AutoCloseable {

    private final Tables tables;
    private final TreeSettings settings;

    /** Does not close {@code store}. */
    public Trees(BlockStore store, TreeSettings settings) {
        this.tables = new Tables(store, settings);
        this.settings = settings;
    }

    /** Whether {@code tree} has a file, and that file is a metarange; the tree without a file does not exist. */
    public boolean exists(String namespace, TreeId tree) {
        if (!TableKey.isId(tree.hex())) {
            return false;
        }
        try {
            return Tables.isMetarange(tables.reader(new TableKey(namespace, tree.hex())));
        } catch (TarnException e) {
            if (e.kind() == ErrorKind.DATA_NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    /** What {@code tree} holds under {@code key}. Opens the metarange, and at most one range. */
    public Optional<Value> get(String namespace, TreeId tree, Bytes key) {
        SstIterator ranges = tables.ranges(namespace, tree);
        ranges.seekGE(key);
        if (!ranges.next()) {
            return Optional.empty();
        }
        RangeInfo range = tables.rangeInfo(namespace, ranges.key(), ranges.value());
        return range.spans(key) ? tables.range(namespace, range).get(key).map(ValueCodec::decode) : Optional.empty();
    }

    /** All records; a range is opened when the cursor comes to it. */
    public Cursor<TreeEntry> entries(String namespace, TreeId tree) {
        return new EntryCursor(walk(namespace, tree));
    }

    /** All ranges, in order; seeking gives the range that spans the key, or the next one. */
    public Cursor<RangeInfo> ranges(String namespace, TreeId tree) {
        return new RangeCursor(walk(namespace, tree));
    }

    /** In what {@code right} differs from {@code left}. */
    public Cursor<Difference> diff(String namespace, TreeId left, TreeId right) {
        return new DiffCursor(walk(namespace, left), walk(namespace, right));
    }

    /** What merging {@code right} into {@code left} would change, {@code base} being what both come from. */
    public Cursor<Difference> compare(String namespace, TreeId base, TreeId left, TreeId right) {
        return new CompareCursor(walk(namespace, base), walk(namespace, left), walk(namespace, right));
    }

    /** In what {@code staged}, laid over {@code committed}, differs from it: left is committed, right is staged. */
    public Cursor<Difference> uncommitted(String namespace, TreeId committed, Cursor<Change> staged) {
        return new UncommittedCursor(walk(namespace, committed), staged);
    }

    /** In what {@code rightHead} with {@code rightStaged} laid over it differs from {@code left}. */
    public Cursor<Difference> diffWithStaged(
            String namespace, TreeId left, TreeId rightHead, Cursor<Change> rightStaged) {
        return new StagedDiffCursor(diff(namespace, left, rightHead), rightStaged, walk(namespace, left));
    }

    /**
     * Writes the tree that {@code changes} make of {@code base}. Where a change brings the identity that is there already, the
     * record of the base stays. The metarange is written last, also where nothing changed.
     */
    public Applied apply(String namespace, TreeId base, Cursor<Change> changes) {
        try (TreeWriter writer = writer(namespace)) {
            return new ChangeApplier(walk(namespace, base), changes, writer).apply();
        }
    }

    /**
     * Brings what {@code source} changed since {@code base} into {@code destination} and writes the outcome. A destination that
     * is the base becomes the source as it is.
     */
    public Merged merge(String namespace, TreeId base, TreeId source, TreeId destination, MergeStrategy strategy) {
        if (destination.equals(base)) {
            return new Merged.Tree(source);
        }
        try (TreeWriter writer = writer(namespace)) {
            return new TreeMerger(
                            walk(namespace, base),
                            walk(namespace, source),
                            walk(namespace, destination),
                            strategy,
                            writer)
                    .merge();
        }
    }

    /** Whether two trees hold different things under {@code key}. Opens nothing where they share the range. */
    public boolean differs(String namespace, TreeId a, TreeId b, Bytes key) {
        TreeWalk left = walk(namespace, a);
        TreeWalk right = walk(namespace, b);
        left.skipTo(key);
        right.skipTo(key);
        return !TreeWalk.atSameRange(left, right)
                && Difference.between(key, left.find(key), right.find(key)).isPresent();
    }

    /** Whether two trees differ in any key that starts with {@code prefix}. */
    public boolean differsUnder(String namespace, TreeId a, TreeId b, Bytes prefix) {
        Cursor<Difference> differences = diff(namespace, a, b);
        differences.seekGE(prefix);
        return differences.next() && differences.current().key().startsWith(prefix);
    }

    /** Writes a tree from nothing. */
    public TreeWriter writer(String namespace) {
        return writer(namespace, Map.of());
    }

    /** Writes a tree whose files carry {@code properties}, besides their type, which makes their ids differ from others. */
    public TreeWriter writer(String namespace, Map<String, String> properties) {
        return new TreeWriter(tables, namespace, settings, properties);
    }

    /** Lets go of what is cached. Not to be called while anything of this is in use. */
    @Override
    public void close() {
        tables.close();
    }

    private TreeWalk walk(String namespace, TreeId tree) {
        return new TreeWalk(tables, namespace, tree);
    }
}
