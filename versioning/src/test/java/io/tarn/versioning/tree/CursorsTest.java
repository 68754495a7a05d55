package io.tarn.versioning.tree;

import static io.tarn.versioning.tree.Shelf.key;
import static io.tarn.versioning.tree.Shelf.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.base.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CursorsTest {

    @Test
    void mergingGivesTheChangeOfTheEarliestCursorForEachKeyInOrder() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            Map<Bytes, Change> expected = new TreeMap<>();
            List<Cursor<Change>> cursors = new ArrayList<>();
            for (int layer = random.nextInt(5); layer >= 0; layer--) {
                Map<Bytes, Change> changes = new TreeMap<>();
                for (int i = random.nextInt(6); i > 0; i--) {
                    Bytes key = key("k" + random.nextInt(10));
                    changes.put(
                            key,
                            random.nextInt(4) == 0
                                    ? Change.tombstone(key)
                                    : Change.put(key, value("v" + layer + random.nextInt())));
                }
                cursors.addLast(Cursors.of(List.copyOf(changes.values())));
                changes.forEach(expected::putIfAbsent);
            }
            Cursor<Change> merged = Cursors.merge(cursors);
            assertThat(Shelf.all(merged)).as("seed %d", seed).containsExactlyElementsOf(expected.values());

            Bytes from = key("k" + random.nextInt(10));
            merged.seekGE(from);
            assertThat(Shelf.all(merged))
                    .as("seed %d from %s", seed, from)
                    .containsExactlyElementsOf(expected.values().stream()
                            .filter(change -> change.key().compareTo(from) >= 0)
                            .toList());
        }
    }

    @Test
    void nothingMergesToNothing() {
        assertThat(Cursors.merge(List.of()).next()).isFalse();
        assertThat(Cursors.empty().next()).isFalse();
    }
}
