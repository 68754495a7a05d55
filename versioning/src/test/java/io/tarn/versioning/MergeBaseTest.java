package io.tarn.versioning;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.versioning.tree.Golden;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MergeBaseTest {

    private final TestEngine engine = new TestEngine();

    /** Where the recorded result is an ancestor of a better base, the better one is right. */
    @Test
    void goldenCasesGiveTheirBestBase() {
        List<Golden> cases =
                Golden.json("engine-cases.json").at("merge_base").at("cases").items();
        assertThat(cases).hasSize(5);
        for (Golden item : cases) {
            Map<String, CommitId> ids = new HashMap<>();
            Map<String, Integer> generations = new HashMap<>();
            item.at("commits").map().forEach((name, parents) -> {
                List<String> parentNames = new Golden(parents).texts();
                int generation = parentNames.stream()
                                .mapToInt(p -> generations.getOrDefault(p, 0))
                                .max()
                                .orElse(0)
                        + 1;
                generations.put(String.valueOf(name), generation);
                List<CommitId> parentIds = parentNames.stream().map(ids::get).toList();
                Instant time = Instant.ofEpochSecond(generation);
                ids.put(String.valueOf(name), engine.store(String.valueOf(name), parentIds, generation, time));
            });
            Golden best = item.map().containsKey("best") ? item.at("best") : item.at("result");
            Optional<CommitId> expected =
                    best.value() == null ? Optional.empty() : Optional.ofNullable(ids.get(best.text()));
            CommitId left = id(ids, item.at("left").text());
            CommitId right = id(ids, item.at("right").text());
            assertThat(base(left, right)).as("%s", item).isEqualTo(expected);
            assertThat(base(right, left)).as("%s", item).isEqualTo(expected);
        }
    }

    private static CommitId id(Map<String, CommitId> ids, String name) {
        return Optional.ofNullable(ids.get(name)).orElseThrow();
    }

    private Optional<CommitId> base(CommitId left, CommitId right) {
        return new MergeBase(engine.commits, engine.repository)
                .find(left, right)
                .map(CommitEntry::id);
    }

    @Test
    void noCommonAncestorDescendsFromTheBaseOfRandomHistories() {
        Random random = new Random(7);
        for (int round = 0; round < 40; round++) {
            List<CommitId> all = new ArrayList<>();
            Map<CommitId, Set<CommitId>> ancestors = new HashMap<>();
            Map<CommitId, Integer> generations = new HashMap<>();
            for (int i = 0; i < 25; i++) {
                Set<CommitId> parents = new HashSet<>();
                for (int p = 0; p < 2 && !all.isEmpty(); p++) {
                    parents.add(all.get(random.nextInt(all.size())));
                }
                int generation = parents.stream()
                                .mapToInt(p -> generations.getOrDefault(p, 0))
                                .max()
                                .orElse(0)
                        + 1;
                // Clocks of different machines disagree, so the date says nothing about the order.
                Instant time = Instant.ofEpochSecond(random.nextInt(1000));
                CommitId commit = engine.store(round + "-" + i, List.copyOf(parents), generation, time);
                Set<CommitId> reached = new HashSet<>(Set.of(commit));
                parents.forEach(p -> reached.addAll(ancestors.getOrDefault(p, Set.of())));
                ancestors.put(commit, reached);
                generations.put(commit, generation);
                all.add(commit);
            }
            CommitId left = all.get(random.nextInt(all.size()));
            CommitId right = all.get(random.nextInt(all.size()));
            Set<CommitId> common = new HashSet<>(ancestors.getOrDefault(left, Set.of()));
            common.retainAll(ancestors.getOrDefault(right, Set.of()));
            CommitId found = base(left, right).orElseThrow();
            assertThat(common).contains(found);
            assertThat(common)
                    .filteredOn(c -> !c.equals(found))
                    .noneMatch(c -> ancestors.getOrDefault(c, Set.of()).contains(found));
        }
    }
}
