package io.tarn.kv;

import static io.tarn.kv.KvStoreContract.bytes;
import static io.tarn.kv.KvStoreContract.key;
import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.base.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** What many threads at once are promised. */
interface ContentionContract {

    KvStore store();

    @Test
    default void aCounterRaisedByCompareAndSetLosesNothing() throws Exception {
        int raises = 20;
        List<Integer> retries = together(16, client -> {
            int lost = 0;
            for (int done = 0; done < raises; ) {
                Optional<Bytes> read = store().get(key("counter"));
                int count = read.map(value -> Integer.parseInt(value.utf8())).orElse(0);
                if (store().setIf(key("counter"), bytes(String.valueOf(count + 1)), Expected.asRead(read))) {
                    done++;
                } else {
                    lost++;
                }
            }
            return lost;
        });

        assertThat(retries).hasSize(16);
        assertThat(store().get(key("counter"))).contains(bytes(String.valueOf(16 * raises)));
    }

    @Test
    default void puttingWhereThereIsNoRecordHasOneWinnerForEachKey() throws Exception {
        int keys = 20;
        List<List<Integer>> won = together(16, client -> {
            List<Integer> mine = new ArrayList<>();
            for (int i = 0; i < keys; i++) {
                if (store().setIf(key("k" + i), bytes("of " + client), Expected.absent())) {
                    mine.add(i);
                }
            }
            return mine;
        });

        assertThat(won.stream().flatMap(List::stream)).hasSize(keys).doesNotHaveDuplicates();
        for (int client = 0; client < won.size(); client++) {
            for (int i : won.get(client)) {
                assertThat(store().get(key("k" + i))).contains(bytes("of " + client));
            }
        }
    }

    @Test
    default void aGuardInAnotherPartitionOrdersWritersOfDifferentKeys() throws Exception {
        store().set(KvKey.of("guards", "open"), bytes("yes"));
        List<Integer> written = together(8, client -> {
            if (client == 0) {
                store().set(KvKey.of("guards", "open"), bytes("no"));
                return store().scan(bytes("p"), Bytes.EMPTY, 1000).size();
            }
            int count = 0;
            for (int i = 0; i < 20; i++) {
                boolean done = store().apply(KvBatch.builder()
                        .require(KvKey.of("guards", "open"), Expected.value(bytes("yes")))
                        .put(key(client + "-" + i), bytes("v"))
                        .build());
                count += done ? 1 : 0;
            }
            return count;
        });

        int seenOnceClosed = written.getFirst();
        int all = written.stream().skip(1).mapToInt(Integer::intValue).sum();
        assertThat(seenOnceClosed).isEqualTo(all);
        assertThat(store().scan(bytes("p"), Bytes.EMPTY, 1000)).hasSize(all);
    }

    @Test
    default void aBatchIsSeenWholeByReadManyScansAndSnapshots() throws Exception {
        List<KvKey> pair = List.of(key("left"), KvKey.of("q", "right"));
        store().apply(sameInBoth(pair, 0));
        AtomicBoolean writing = new AtomicBoolean(true);
        // Platform threads: reads need not park, and on virtual threads could keep the carriers from the writer.
        List<Integer> torn = together(Executors.newCachedThreadPool(), 5, client -> {
            if (client == 0) {
                for (int i = 1; i <= 100; i++) {
                    store().apply(sameInBoth(pair, i));
                }
                writing.set(false);
                return 0;
            }
            int different = 0;
            while (writing.get()) {
                different += equal(store().readMany(pair)) ? 0 : 1;
                try (KvSnapshot now = store().snapshot()) {
                    different += equal(List.of(now.get(pair.get(0)), now.get(pair.get(1)))) ? 0 : 1;
                }
            }
            return different;
        });

        assertThat(torn).containsOnly(0);
    }

    private static KvBatch sameInBoth(List<KvKey> pair, int value) {
        return KvBatch.builder()
                .put(pair.get(0), bytes(String.valueOf(value)))
                .put(pair.get(1), bytes(String.valueOf(value)))
                .build();
    }

    private static boolean equal(List<Optional<Bytes>> values) {
        return values.get(0).equals(values.get(1));
    }

    private static <T> List<T> together(int clients, IntFunction<T> work)
            throws InterruptedException, ExecutionException {
        return together(Executors.newVirtualThreadPerTaskExecutor(), clients, work);
    }

    private static <T> List<T> together(ExecutorService executor, int clients, IntFunction<T> work)
            throws InterruptedException, ExecutionException {
        try (ExecutorService threads = executor) {
            List<Future<T>> running = new ArrayList<>();
            for (int client = 0; client < clients; client++) {
                int number = client;
                running.add(threads.submit(() -> work.apply(number)));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> one : running) {
                results.add(one.get());
            }
            return results;
        }
    }
}
