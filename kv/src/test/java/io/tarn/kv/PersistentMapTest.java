package io.tarn.kv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PersistentMapTest {

    @Test
    void isTheSameAsATreeMapAfterAnySequenceOfChanges() {
        Random random = new Random(7);
        PersistentMap<Integer, Integer> map = PersistentMap.empty();
        TreeMap<Integer, Integer> model = new TreeMap<>();
        for (int step = 0; step < 20_000; step++) {
            int key = random.nextInt(500);
            if (random.nextInt(5) < 3) {
                map = map.with(key, step);
                model.put(key, step);
            } else {
                map = map.without(key);
                model.remove(key);
            }
            assertThat(map.get(key)).isEqualTo(model.get(key));
            if (step % 100 == 0) {
                int start = random.nextInt(500);
                assertThat(map.from(start, 50, Map::entry))
                        .isEqualTo(model.tailMap(start).entrySet().stream()
                                .limit(50)
                                .map(Map.Entry::copyOf)
                                .toList());
            }
        }
        assertThat(map.isEmpty()).isFalse();
    }

    @Test
    void anOldVersionStaysAsItWas() {
        List<PersistentMap<Integer, Integer>> versions = new ArrayList<>();
        PersistentMap<Integer, Integer> map = PersistentMap.empty();
        for (int i = 0; i < 200; i++) {
            versions.add(map);
            map = map.with(i, i);
        }
        for (int i = 0; i < 200; i++) {
            map = map.without(i);
        }
        assertThat(map.isEmpty()).isTrue();
        for (int i = 0; i < 200; i++) {
            assertThat(versions.get(i).from(0, 1000, (key, value) -> key)).hasSize(i);
        }
    }

    @Test
    void aMillionKeysInOrderNeedNoDeepStack() {
        PersistentMap<Integer, Integer> map = PersistentMap.empty();
        for (int i = 0; i < 1_000_000; i++) {
            map = map.with(i, i);
        }
        assertThat(map.from(999_998, 10, (key, value) -> key)).containsExactly(999_998, 999_999);
    }
}
