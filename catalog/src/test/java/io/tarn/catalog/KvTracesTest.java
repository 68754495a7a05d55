package io.tarn.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.base.Bytes;
import io.tarn.blockstore.mem.MemoryBlockStore;
import io.tarn.kv.KvRecord;
import io.tarn.kv.MemoryKvStore;
import io.tarn.kv.ObservedKvStore;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each recorded call leaves the same records as the recorded operations do, ids apart, and makes no more round trips than
 * there are of these, whether or not the store belongs to this process alone.
 */
class KvTracesTest {

    private static final Golden TRACES = Golden.json("kv-traces.json");
    private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private final MemoryKvStore memory = new MemoryKvStore();
    private final AtomicInteger roundTrips = new AtomicInteger();

    /** What a recorded call does. */
    private interface Call {
        void run() throws Exception;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void callsLeaveTheRecordedRecordsWithNoMoreRoundTrips(boolean exclusive) throws Exception {
        MemoryBlockStore blocks = new MemoryBlockStore(InstantSource.system());
        CheckedKvStore checked = new CheckedKvStore(memory, blocks, "mem://repo1", exclusive);
        ObservedKvStore observed = new ObservedKvStore(checked, call -> roundTrips.incrementAndGet(), System::nanoTime);
        try (TestCatalog t = new TestCatalog(observed, blocks)) {
            like(t, "create_repository", () -> t.withRepository("repo1"));
            like(t, "write_object", () -> t.put("repo1", "main", "a/1.txt", "hello"));
            t.put("repo1", "main", "a/2.txt", "world");
            t.put("repo1", "main", "b/3.txt", "third");
            like(
                    t,
                    "get_object_staged",
                    () -> assertThat(t.stat("repo1", "main", "a/1.txt")).isEqualTo(5));
            like(t, "commit", () -> t.commit("repo1", "main", "first"));
            like(
                    t,
                    "get_object_committed_on_branch",
                    () -> assertThat(t.stat("repo1", "main", "a/1.txt")).isEqualTo(5));
            like(t, "create_branch", () -> t.branch("repo1", "feature", "main"));
            t.put("repo1", "feature", "c/4.txt", "four");
            like(t, "delete_committed_object", () -> t.delete("repo1", "feature", "a/2.txt"));
            like(t, "delete_missing_object", () -> t.delete("repo1", "feature", "nope"));
            t.commit("repo1", "feature", "second");
            like(t, "merge", () -> t.merge("repo1", "feature", "main", ""));
            like(t, "create_tag", () -> t.catalog.refs().createTag("repo1", "v1", "main", false));
            assertThat(t.paths("repo1", "v1")).containsExactly("a/1.txt", "b/3.txt", "c/4.txt");
        }
    }

    private void like(TestCatalog t, String trace, Call call) throws Exception {
        t.versioning.awaitCleanup();
        Map<String, Integer> expected = after(trace, records());
        roundTrips.set(0);
        call.run();
        t.versioning.awaitCleanup();
        int used = roundTrips.get();
        assertThat(records()).as(trace).isEqualTo(expected);
        assertThat(used)
                .as("round trips of %s", trace)
                .isLessThanOrEqualTo(TRACES.at(trace).items().size());
    }

    /** The records that a trace leaves where there were {@code before}. */
    private static Map<String, Integer> after(String trace, Map<String, Integer> before) {
        Map<String, Integer> records = new TreeMap<>(before);
        for (Golden operation : TRACES.at(trace).items()) {
            String partition = operation.at("partition").text();
            String key = name(partition, operation.at("key").text());
            if (partition.equals("actions")) {
                continue;
            }
            switch (operation.at("op").text() + " " + operation.at("predicate").text()) {
                case "Set ", "SetIf value-equals" -> records.put(key, 1);
                case "SetIf absent" -> records.merge(key, 1, Integer::sum);
                case "SetIf ConditionalExists" -> records.computeIfPresent(key, (k, count) -> count);
                case "Delete " -> records.remove(key);
                case "Get ", "Scan " -> {}
                default -> throw new AssertionError("unknown operation " + operation);
            }
        }
        return records;
    }

    /** Every record of the store by its name, ids apart, with the number of those that share it. */
    private Map<String, Integer> records() {
        List<String> partitions = new ArrayList<>(List.of("graveler", "cleanup-tokens"));
        memory.scan(Bytes.utf8("graveler"), Bytes.EMPTY, 10).forEach(record -> {
            String text = record.value().utf8();
            partitions.addAll(matches(text, "[0-9a-v]{20}").stream()
                    .map(id -> "repo1-" + id)
                    .toList());
        });
        for (String partition : List.copyOf(partitions)) {
            memory.scan(Bytes.utf8(partition), Bytes.utf8("branches/"), 10)
                    .forEach(record -> partitions.addAll(matches(record.value().utf8(), "repo1-\\w+:" + UUID)));
        }
        Map<String, Integer> records = new TreeMap<>();
        for (String partition : new TreeSet<>(partitions)) {
            for (KvRecord record : memory.scan(Bytes.utf8(partition), Bytes.EMPTY, 1000)) {
                records.merge(name(partition, record.key().utf8()), 1, Integer::sum);
            }
        }
        return records;
    }

    private static List<String> matches(String text, String pattern) {
        return java.util.regex.Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(java.util.regex.MatchResult::group)
                .toList();
    }

    private static String name(String partition, String key) {
        return (partition + " / " + key)
                .replaceAll(UUID, "(uuid)")
                .replaceAll("-[0-9a-v]{20}", "-(xid)")
                .replaceAll("[0-9a-f]{64}", "(commit)");
    }
}
