package io.tarn.versioning.tree;

import static io.tarn.versioning.tree.Shelf.NAMESPACE;
import static io.tarn.versioning.tree.Shelf.all;
import static io.tarn.versioning.tree.Shelf.key;
import static io.tarn.versioning.tree.Shelf.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tarn.base.Bytes;
import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import io.tarn.blockstore.ObjectPointer;
import io.tarn.blockstore.mem.MemoryBlockStore;
import io.tarn.versioning.tree.FaultyStore.Fault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong in the store is thrown by whatever was asked for; no result is ever shorter for it. */
class TreeFaultsTest {

    private static final TreeSettings SMALL = TreeSettings.DEFAULTS.withSplit(0, 20 << 20, 3);

    private final FaultyStore store = new FaultyStore(new MemoryBlockStore(InstantSource.system()));
    private final Shelf shelf = new Shelf(store, SMALL);
    private final TreeId base = shelf.write(content(Map.of()));
    private final TreeId left = shelf.write(content(Map.of("k03", "L", "k20", "L")));
    private final TreeId right = shelf.write(content(Map.of("k05", "R", "k30", "R", "k31", "R")));

    private static Map<String, String> content(Map<String, String> more) {
        Map<String, String> content = new TreeMap<>();
        for (int i = 0; i < 40; i++) {
            content.put("k%02d".formatted(i), "v" + i);
        }
        content.putAll(more);
        return content;
    }

    private static Cursor<Change> staged() {
        return Cursors.of(List.of(
                Change.tombstone(key("k02")),
                Change.put(key("k09x"), value("new")),
                Change.put(key("k25"), value("other"))));
    }

    /** Everything that reads, each with an answer that can be compared. */
    private Map<String, Function<Trees, Object>> readers() {
        Map<String, Function<Trees, Object>> readers = new LinkedHashMap<>();
        readers.put("exists", trees -> trees.exists(NAMESPACE, base));
        readers.put("get", trees -> trees.get(NAMESPACE, base, key("k07")));
        readers.put("entries", trees -> all(trees.entries(NAMESPACE, base)));
        readers.put("ranges", trees -> all(trees.ranges(NAMESPACE, base)));
        readers.put("diff", trees -> all(trees.diff(NAMESPACE, left, right)));
        readers.put("compare", trees -> all(trees.compare(NAMESPACE, base, left, right)));
        readers.put("uncommitted", trees -> all(trees.uncommitted(NAMESPACE, base, staged())));
        readers.put("diffWithStaged", trees -> all(trees.diffWithStaged(NAMESPACE, left, right, staged())));
        readers.put("differs", trees -> trees.differs(NAMESPACE, left, right, key("k20")));
        readers.put("differsUnder", trees -> trees.differsUnder(NAMESPACE, left, right, key("k2")));
        readers.put("apply", trees -> trees.apply(NAMESPACE, base, staged()));
        readers.put("merge", trees -> trees.merge(NAMESPACE, base, right, left, MergeStrategy.NONE));
        return readers;
    }

    @Test
    void everyFailedReadIsThrown() {
        readers().forEach((name, reader) -> {
            for (Fault fault : List.of(Fault.UNAVAILABLE, Fault.BROKEN, Fault.CUT_SHORT, Fault.MISSING)) {
                store.fail(Fault.NONE, -1, -1);
                Object expected = reader.apply(new Trees(store, SMALL));
                int reads = store.gets();
                assertThat(reads).as(name).isPositive();
                for (int i = 0; i < reads; i++) {
                    store.fail(fault, i, -1);
                    if (name.equals("exists") && fault == Fault.MISSING) {
                        assertThat(reader.apply(new Trees(store, SMALL))).isEqualTo(false);
                        continue;
                    }
                    TarnException thrown =
                            catchThrowableOfType(TarnException.class, () -> reader.apply(new Trees(store, SMALL)));
                    assertThat(thrown).as("%s, %s of read %d", name, fault, i).isNotNull();
                    assertThat(thrown.kind())
                            .as("%s, %s of read %d", name, fault, i)
                            .isEqualTo(fault.kind);
                }
                assertThat(reader.apply(new Trees(store, SMALL))).as(name).isEqualTo(expected);
            }
        });
    }

    @Test
    void aFailedReadThroughTheDiskCacheIsThrownOrMadeGood(@TempDir Path dir) {
        List<Object> outcomes = new ArrayList<>();
        readers().forEach((name, reader) -> {
            store.fail(Fault.NONE, -1, -1);
            Object expected = reader.apply(new Trees(store, SMALL));
            for (Fault fault : List.of(Fault.UNAVAILABLE, Fault.BROKEN, Fault.CUT_SHORT)) {
                for (int i = 0; i < 3; i++) {
                    Path fresh = dir.resolve(name + fault + i);
                    Trees trees = new Trees(store, SMALL.withCacheDir(fresh, 1 << 20));
                    store.fail(fault, i, -1);
                    try {
                        assertThat(reader.apply(trees)).as(name).isEqualTo(expected);
                    } catch (TarnException e) {
                        assertThat(e.kind()).isEqualTo(fault.kind);
                        outcomes.add(fault);
                    }
                    assertThat(reader.apply(trees)).as("%s once more", name).isEqualTo(expected);
                }
            }
        });
        assertThat(outcomes).contains(Fault.UNAVAILABLE, Fault.CUT_SHORT);
    }

    @Test
    void everyFailedWriteIsThrownAndLeavesNoTree() {
        Cursor<Change> all = Cursors.of(shelf.read(base).entrySet().stream()
                .map(entry -> Change.put(entry.getKey(), entry.getValue()))
                .toList());
        TreeId expected = base;
        store.fail(Fault.NONE, -1, -1);
        all.seekGE(Bytes.EMPTY);
        assertThat(emptyTrees().apply("mem://bucket/count", TreeId.EMPTY, all).id())
                .isEqualTo(expected);
        int writes = store.puts();
        assertThat(writes).isGreaterThan(5);
        for (int i = 0; i < writes; i++) {
            String namespace = "mem://bucket/write" + i;
            store.fail(Fault.UNAVAILABLE, -1, i);
            all.seekGE(Bytes.EMPTY);
            assertThatThrownBy(() -> emptyTrees().apply(namespace, TreeId.EMPTY, all))
                    .isInstanceOfSatisfying(
                            TarnException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.UNAVAILABLE));
            assertThat(emptyTrees().exists(namespace, expected))
                    .as("write %d", i)
                    .isFalse();
        }
    }

    private Trees emptyTrees() {
        return new Trees(store, SMALL);
    }

    @Test
    void failuresOfTheStagedChangesAreThrown() {
        Cursor<Change> broken = new Cursor<>() {
            @Override
            public boolean next() {
                throw new TarnException(ErrorKind.UNAVAILABLE, "injected");
            }

            @Override
            public Change current() {
                throw new AssertionError();
            }

            @Override
            public void seekGE(Bytes key) {}
        };
        for (Cursor<?> cursor : List.of(
                shelf.trees.uncommitted(NAMESPACE, base, broken),
                shelf.trees.diffWithStaged(NAMESPACE, left, right, broken),
                Cursors.merge(List.of(staged(), broken)))) {
            assertThatThrownBy(cursor::next).hasMessage("injected");
        }
        assertThatThrownBy(() -> shelf.trees.apply(NAMESPACE, base, broken)).hasMessage("injected");
    }

    @Test
    void aTreeThatIsNoneIsRefused() throws IOException {
        String range = shelf.rangesOf(base).getFirst().id();
        TreeId nowhere = new TreeId("0".repeat(64));
        TreeId path = new TreeId("../data/secret");
        TreeId text = new TreeId("1".repeat(64));
        store.put(ObjectPointer.relative(NAMESPACE, "_lakefs/" + text), new ByteArrayInputStream(new byte[100]), 100);

        assertThat(shelf.trees.exists(NAMESPACE, nowhere)).isFalse();
        assertThat(shelf.trees.exists(NAMESPACE, path)).isFalse();
        assertThat(shelf.trees.exists(NAMESPACE, new TreeId(range))).isFalse();
        assertKind(ErrorKind.DATA_NOT_FOUND, nowhere);
        assertKind(ErrorKind.DATA_NOT_FOUND, path);
        assertKind(ErrorKind.CORRUPT, new TreeId(range));
        assertKind(ErrorKind.CORRUPT, text);
    }

    private void assertKind(ErrorKind kind, TreeId tree) {
        assertThatThrownBy(() -> shelf.trees.get(NAMESPACE, tree, key("k")))
                .isInstanceOfSatisfying(
                        TarnException.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }

    @Test
    void aRangeThatIsNotWhatTheMetarangeSaysIsRefused() {
        RangeInfo real = shelf.rangesOf(base).getFirst();
        RangeInfo wrong =
                new RangeInfo(real.id(), real.minKey(), real.maxKey(), real.estimatedSize(), real.count() + 1);
        TreeId tree;
        try (TreeWriter writer = shelf.trees.writer(NAMESPACE)) {
            writer.addRange(wrong);
            tree = writer.finish();
        }
        assertThatThrownBy(() -> all(shelf.trees.entries(NAMESPACE, tree)))
                .isInstanceOfSatisfying(
                        TarnException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.CORRUPT));
    }
}
