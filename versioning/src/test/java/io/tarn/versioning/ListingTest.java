package io.tarn.versioning;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.base.Bytes;
import io.tarn.base.Page;
import io.tarn.kv.KvStore;
import io.tarn.kv.MemoryKvStore;
import io.tarn.versioning.tree.Change;
import io.tarn.versioning.tree.Cursor;
import io.tarn.versioning.tree.TreeEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Paging over what is staged and committed: nothing is left out, nothing comes twice. */
class ListingTest {

    @Test
    void theGoldenCaseOfPagingBehindAKeyGivesTheRightKeys() {
        try (TestEngine engine = new TestEngine()) {
            List.of("a.txt", "a.txt.bak", "b").forEach(key -> engine.put("main", key, "v"));
            ListRequest request = new ListRequest(Bytes.EMPTY, Bytes.utf8("a.txt"), Bytes.utf8("/"), 1);
            assertThat(engine.versioning
                            .reader()
                            .uncommitted(engine.repository, "main", request)
                            .results())
                    .extracting(item -> item.name().utf8())
                    .containsExactly("a.txt.bak");
        }
    }

    @Test
    void theFirstStagedKeyBehindACommonPrefixIsListed() {
        try (TestEngine engine = new TestEngine()) {
            engine.put("main", "a/1", "v");
            engine.put("main", "a/2", "v");
            engine.commit("main", "one");
            engine.put("main", "x", "v");
            engine.put("main", "y", "v");
            assertThat(all(engine, "", "/", 1000)).containsExactly("a/", "x", "y");
        }
    }

    @Test
    void pagesOfEverySizeGiveTheWholeListing() {
        Random random = new Random(3);
        try (TestEngine engine = new TestEngine()) {
            NavigableSet<String> expected = new TreeSet<>();
            for (int round = 0; round < 3; round++) {
                for (int i = 0; i < 60; i++) {
                    String key = "d" + random.nextInt(4) + "/" + "e".repeat(random.nextInt(3)) + random.nextInt(20);
                    if (random.nextInt(3) == 0) {
                        engine.delete("main", key);
                        expected.remove(key);
                    } else {
                        engine.put("main", key, "v" + i);
                        expected.add(key);
                    }
                }
                if (round < 2) {
                    engine.commit("main", "round " + round);
                }
            }
            for (int amount : new int[] {1, 2, 7, 1000}) {
                assertThat(all(engine, "", "", amount)).containsExactlyElementsOf(expected);
                assertThat(all(engine, "d1/", "", amount))
                        .containsExactlyElementsOf(expected.stream()
                                .filter(key -> key.startsWith("d1/"))
                                .toList());
                assertThat(all(engine, "", "/", amount))
                        .containsExactlyElementsOf(expected.stream()
                                .map(key -> key.substring(0, 3))
                                .distinct()
                                .toList());
            }
        }
    }

    private static List<String> all(TestEngine engine, String prefix, String delimiter, int amount) {
        List<String> names = new ArrayList<>();
        Bytes after = Bytes.EMPTY;
        Page<Listed<TreeEntry>> page;
        do {
            page = engine.versioning
                    .reader()
                    .list(
                            engine.repository,
                            "main",
                            new ListRequest(Bytes.utf8(prefix), after, Bytes.utf8(delimiter), amount));
            assertThat(page.results()).hasSizeLessThanOrEqualTo(amount);
            page.results().forEach(item -> names.add(item.name().utf8()));
            if (page.hasMore()) {
                after = page.results().getLast().name();
            }
        } while (page.hasMore());
        return names;
    }

    @Test
    void aCursorOverTokensGivesTheNewestOfEachKeyWhereverItIsSentTo() {
        Random random = new Random(5);
        try (KvStore kv = new MemoryKvStore()) {
            List<String> tokens = List.of("newest", "older", "oldest");
            Map<Bytes, Change> newest = new HashMap<>();
            // Enough records that a token takes several pages.
            for (int t = tokens.size() - 1; t >= 0; t--) {
                for (int i = 0; i < 400; i++) {
                    Bytes key = Bytes.utf8("k" + random.nextInt(1000));
                    Change change = random.nextBoolean()
                            ? new Change(key, Optional.of(TestEngine.value("v" + t + "/" + i)))
                            : new Change(key, Optional.empty());
                    newest.put(key, change);
                    kv.set(StagedRecords.key(tokens.get(t), key), StagedRecords.encode(change));
                }
            }
            NavigableSet<Bytes> keys = new TreeSet<>(newest.keySet());
            try (Cursor<Change> cursor = StagedCursor.over(kv, tokens)) {
                assertThat(rest(cursor, Integer.MAX_VALUE)).containsExactlyElementsOf(changes(newest, keys));
                assertThat(cursor.next()).isFalse();
                for (int i = 0; i < 100; i++) {
                    Bytes from = Bytes.utf8("k" + random.nextInt(1100));
                    cursor.seekGE(from);
                    List<Change> expected = changes(newest, keys.tailSet(from, true));
                    int length = Math.min(expected.size(), random.nextInt(300));
                    assertThat(rest(cursor, length)).containsExactlyElementsOf(expected.subList(0, length));
                }
            }
        }
    }

    private static List<Change> changes(Map<Bytes, Change> newest, NavigableSet<Bytes> keys) {
        return keys.stream()
                .map(key -> Optional.ofNullable(newest.get(key)).orElseThrow())
                .toList();
    }

    private static List<Change> rest(Cursor<Change> cursor, int max) {
        List<Change> found = new ArrayList<>();
        while (found.size() < max && cursor.next()) {
            found.add(cursor.current());
        }
        return found;
    }
}
