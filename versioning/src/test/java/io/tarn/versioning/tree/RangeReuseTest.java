package io.tarn.versioning.tree;

import static io.tarn.versioning.tree.Shelf.key;
import static io.tarn.versioning.tree.Shelf.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.base.Bytes;
import io.tarn.base.TarnException;
import io.tarn.blockstore.ObjectPointer;
import io.tarn.blockstore.mem.MemoryBlockStore;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Which ranges are taken over and which are written anew: it decides ids and costs. */
class RangeReuseTest {

    private final FaultyStore store = new FaultyStore(new MemoryBlockStore(InstantSource.system()));
    private final Shelf shelf = new Shelf(store, TreeSettings.DEFAULTS);

    private static Map<String, String> range(String... keys) {
        Map<String, String> range = new TreeMap<>();
        for (String key : keys) {
            range.put(key, "of " + key);
        }
        return range;
    }

    private static Change put(String key, String identity) {
        return Change.put(key(key), value(identity));
    }

    private final TreeId abc =
            shelf.ranges(List.of(range("a1", "a5"), range("c1", "c5"), range("e1", "e5"), range("g1", "g5")));

    private List<List<String>> after(Change... changes) {
        return shelf.rangeKeys(shelf.apply(abc, changes).id());
    }

    @Test
    void rangesWithoutAChangeKeepTheirIds() {
        TreeId changed = shelf.apply(abc, put("c3", "new")).id();

        List<RangeInfo> before = shelf.rangesOf(abc);
        List<RangeInfo> after = shelf.rangesOf(changed);
        assertThat(shelf.rangeKeys(changed))
                .isEqualTo(List.of(
                        List.of("a1", "a5"), List.of("c1", "c3", "c5"), List.of("e1", "e5"), List.of("g1", "g5")));
        assertThat(after.get(0)).isEqualTo(before.get(0));
        assertThat(after.subList(2, 4)).isEqualTo(before.subList(2, 4));
    }

    @Test
    void aChangeInAGapGoesIntoTheNextRange() {
        assertThat(after(put("b", "new")))
                .isEqualTo(List.of(
                        List.of("a1", "a5"), List.of("b", "c1", "c5"), List.of("e1", "e5"), List.of("g1", "g5")));
    }

    @Test
    void aTombstoneInAGapWritesTheNextRangeAnewToTheSameId() {
        Applied applied = shelf.apply(abc, Change.tombstone(key("b")));

        assertThat(applied).isEqualTo(new Applied(abc, 0, 0, 0));
        assertThat(applied.hasChanges()).isFalse();
    }

    @Test
    void neighbouringChangedRangesBecomeOne() {
        assertThat(after(put("c3", "new"), put("e3", "new")))
                .isEqualTo(
                        List.of(List.of("a1", "a5"), List.of("c1", "c3", "c5", "e1", "e3", "e5"), List.of("g1", "g5")));
    }

    @Test
    void changesAfterTheLastRangeMakeARangeOfTheirOwn() {
        assertThat(after(put("h", "new"), put("i", "new")).getLast()).isEqualTo(List.of("h", "i"));
    }

    @Test
    void aChangeToTheSameIdentityKeepsTheRecordOfTheBase() {
        Value other = new Value(value("of c1").identity(), Bytes.utf8("uploaded again elsewhere"));

        Applied applied = shelf.apply(abc, Change.put(key("c1"), other), put("c5", "new"));

        assertThat(applied.changed()).isEqualTo(1);
        assertThat(shelf.trees.get(Shelf.NAMESPACE, applied.id(), key("c1"))).isEqualTo(Optional.of(value("of c1")));
    }

    @Test
    void theTreeWithoutAFileTakesChangesAndCanBeLeftEmpty() {
        assertThat(shelf.identities(shelf.apply(TreeId.EMPTY, put("a", "A")).id()))
                .isEqualTo(Map.of("a", "A"));
        TreeId none = shelf.apply(TreeId.EMPTY, Change.tombstone(key("a"))).id();
        assertThat(none).isEqualTo(shelf.write(Map.of()));
    }

    @Test
    void aLookupOpensTheMetarangeAndAtMostOneRange() {
        assertThat(filesReadBy(trees -> trees.get(Shelf.NAMESPACE, abc, key("c1"))))
                .isEqualTo(2);
        assertThat(filesReadBy(trees -> trees.get(Shelf.NAMESPACE, abc, key("b"))))
                .isEqualTo(1);
        assertThat(filesReadBy(trees -> trees.get(Shelf.NAMESPACE, abc, key("z"))))
                .isEqualTo(1);
    }

    @Test
    void comparisonsOpenOnlyRangesThatDiffer() {
        TreeId left = shelf.apply(abc, put("a3", "L")).id();
        TreeId right = shelf.apply(abc, put("g3", "R")).id();

        assertThat(filesReadBy(trees -> Shelf.all(trees.diff(Shelf.NAMESPACE, abc, right))))
                .isEqualTo(2 + 2);
        assertThat(filesReadBy(trees -> Shelf.all(trees.compare(Shelf.NAMESPACE, abc, left, right))))
                .isEqualTo(3 + 2);
        assertThat(filesReadBy(trees -> trees.merge(Shelf.NAMESPACE, abc, right, left, MergeStrategy.NONE)))
                .isEqualTo(3);
    }

    private int filesReadBy(Consumer<Trees> work) {
        store.fail(FaultyStore.Fault.NONE, -1, -1);
        work.accept(new Trees(store, TreeSettings.DEFAULTS));
        return store.gets();
    }

    @Test
    void aMergeTakesOverTheRangesOfTheSideThatChangedThem() {
        TreeId source =
                shelf.ranges(List.of(Map.of("a1", "S", "a5", "S"), range("c1", "c5"), range("e1", "e5"), range("i1")));
        TreeId destination = shelf.ranges(
                List.of(range("a1", "a5"), Map.of("c1", "D", "c5", "D"), range("e1", "e5"), range("g1", "g5")));

        Merged merged = shelf.merge(abc, source, destination, MergeStrategy.NONE);

        TreeId expected = shelf.ranges(
                List.of(Map.of("a1", "S", "a5", "S"), Map.of("c1", "D", "c5", "D"), range("e1", "e5"), range("i1")));
        assertThat(merged).isEqualTo(new Merged.Tree(expected));
    }

    @Test
    void aMergeIntoTheBaseGivesTheSourceAsItIs() {
        assertThat(shelf.merge(abc, TreeId.EMPTY, abc, MergeStrategy.NONE)).isEqualTo(new Merged.Tree(TreeId.EMPTY));
    }

    @Test
    void writersRefuseKeysOutOfOrderAndValuesWithoutIdentity() {
        RangeInfo range = shelf.rangesOf(abc).getFirst();
        try (TreeWriter writer = shelf.trees.writer(Shelf.NAMESPACE)) {
            writer.add(key("a5"), value("x"));
            assertThatThrownBy(() -> writer.add(key("a5"), value("y"))).isInstanceOf(TarnException.class);
            assertThatThrownBy(() -> writer.addRange(range)).isInstanceOf(TarnException.class);
            assertThatThrownBy(() -> writer.add(key("b"), new Value(Bytes.EMPTY, Bytes.EMPTY)))
                    .isInstanceOf(TarnException.class);
        }
    }

    @Test
    void aFileThisProcessWroteIsNotWrittenAgainUnlessItWasRemoved() {
        store.fail(FaultyStore.Fault.NONE, -1, -1);
        TreeId tree = shelf.write(range("x", "y"));
        assertThat(store.puts()).isEqualTo(2);
        shelf.write(range("x", "y"));
        assertThat(store.puts()).isEqualTo(2);
        store.delete(ObjectPointer.relative(Shelf.NAMESPACE, "_lakefs/" + tree));
        shelf.write(range("x", "y"));
        assertThat(store.puts()).isEqualTo(3);
    }

    @Test
    void extraPropertiesMakeOtherIds() {
        TreeId plain = shelf.write(range("x"));
        try (TreeWriter writer = shelf.trees.writer(Shelf.NAMESPACE, Map.of("entity", "branch"))) {
            range("x").forEach((key, identity) -> writer.add(key(key), value(identity)));
            TreeId dump = writer.finish();
            assertThat(dump).isNotEqualTo(plain);
            assertThat(shelf.identities(dump)).isEqualTo(shelf.identities(plain));
        }
    }
}
