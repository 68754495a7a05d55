package io.tarn.kv.rocksdb;

import io.tarn.base.Bytes;
import io.tarn.kv.Expected;
import io.tarn.kv.KvBatch;
import io.tarn.kv.KvKey;
import io.tarn.kv.KvStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;

/**
 * Measures the rates of the store on the disk of the directory named: {@code RocksKvBenchmark DIRECTORY [SECONDS]}. Prints
 * one line for each kind of work. Not a test.
 */
final class RocksKvBenchmark {

    private interface Work {
        void once(int client, int round);
    }

    private static final Bytes VALUE = Bytes.wrap(new byte[250]);
    private static final int RECORDS = 100_000;

    private final KvStore store;
    private final Duration span;

    private RocksKvBenchmark(KvStore store, Duration span) {
        this.store = store;
        this.span = span;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory(Path.of(args[0]), "kv-benchmark");
        Duration span = Duration.ofSeconds(args.length > 1 ? Long.parseLong(args[1]) : 3);
        long start = System.nanoTime();
        try (KvStore store = RocksKvStore.open(RocksKvSettings.of(directory))) {
            System.out.printf("open                %8.1f ms%n", (System.nanoTime() - start) / 1e6);
            new RocksKvBenchmark(store, span).run();
        }
    }

    private void run() throws InterruptedException {
        store.set(KvKey.of("guards", "g"), VALUE);
        measure("(warming up)", 1, this::put);
        for (int clients : new int[] {1, 64}) {
            measure("put, %d clients".formatted(clients), clients, this::put);
            measure("guarded put, %d clients".formatted(clients), clients, this::guardedPut);
        }
        fill();
        measure("get, 1 client", 1, (client, round) -> store.get(record(client, round)));
        measure("get, 64 clients", 64, (client, round) -> store.get(record(client, round)));
        measure("missing, 1 client", 1, (client, round) -> store.get(KvKey.of("none", "k" + round)));
        measure(
                "readMany of 2",
                1,
                (client, round) -> store.readMany(List.of(KvKey.of("guards", "g"), record(client, round))));
        measure(
                "scan of 100",
                1,
                (client, round) ->
                        store.scan(Bytes.utf8("fill"), record(client, round).key(), 100));
    }

    private void put(int client, int round) {
        store.set(KvKey.of("p" + client, "k" + round), VALUE);
    }

    private void guardedPut(int client, int round) {
        store.apply(KvBatch.builder()
                .require(KvKey.of("guards", "g"), Expected.value(VALUE))
                .put(KvKey.of("p" + client, "k" + round), VALUE)
                .build());
    }

    private void fill() {
        for (int from = 0; from < RECORDS; from += 1000) {
            KvBatch.Builder batch = KvBatch.builder();
            for (int i = from; i < from + 1000; i++) {
                batch.put(KvKey.of("fill", "k%08d".formatted(i)), VALUE);
            }
            store.apply(batch.build());
        }
    }

    private static KvKey record(int client, int round) {
        return KvKey.of("fill", "k%08d".formatted((client * 7919 + round * 104_729) % RECORDS & Integer.MAX_VALUE));
    }

    private void measure(String name, int clients, Work work) throws InterruptedException {
        LongAdder count = new LongAdder();
        long start = System.nanoTime();
        long end = start + span.toNanos();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < clients; i++) {
                int client = i;
                threads.execute(() -> {
                    for (int round = 0; System.nanoTime() < end; round++) {
                        work.once(client, round);
                        count.increment();
                    }
                });
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf("%-24s %10.0f /s%n", name, count.sum() / seconds);
    }
}
