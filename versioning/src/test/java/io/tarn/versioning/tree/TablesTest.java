package io.tarn.versioning.tree;

import static io.tarn.versioning.tree.Shelf.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import io.tarn.blockstore.local.LocalBlockStore;
import io.tarn.blockstore.local.LocalSettings;
import io.tarn.blockstore.mem.MemoryBlockStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files are kept within bounds, read once, and their copies can be lost or spoiled without harm. */
class TablesTest {

    private static final TreeSettings SMALL = TreeSettings.DEFAULTS.withSplit(0, 20 << 20, 3);

    private final FaultyStore store = new FaultyStore(new MemoryBlockStore(InstantSource.system()));

    private static Map<String, String> content(int count) {
        Map<String, String> content = new TreeMap<>();
        IntStream.range(0, count).forEach(i -> content.put("k%06d".formatted(i), "v" + i));
        return content;
    }

    private int getsOf(Runnable work) {
        store.fail(FaultyStore.Fault.NONE, -1, -1);
        work.run();
        return store.gets();
    }

    @Test
    void whatWasWrittenOrReadIsReadFromDiskAfterwards(@TempDir Path dir) {
        TreeSettings cached = SMALL.withCacheDir(dir, 10 << 20);
        Shelf writer = new Shelf(store, cached);
        TreeId tree = writer.write(content(30));
        assertThat(getsOf(() -> writer.read(tree))).isZero();

        Shelf restarted = new Shelf(store, cached);
        assertThat(getsOf(() -> assertThat(restarted.identities(tree)).isEqualTo(content(30))))
                .isZero();
    }

    @Test
    void copiesThatAreLostOrSpoiledAreReadAgain(@TempDir Path dir) throws IOException {
        TreeSettings cached = SMALL.withCacheDir(dir, 10 << 20);
        TreeId tree = new Shelf(store, cached).write(content(30));
        int files = 0;
        for (Path file : files(dir)) {
            if (files++ % 2 == 0) {
                Files.delete(file);
            } else {
                Files.write(file, new byte[10]);
            }
        }
        Shelf restarted = new Shelf(store, cached);
        int expected = files;
        assertThat(getsOf(() -> assertThat(restarted.identities(tree)).isEqualTo(content(30))))
                .isEqualTo(expected);
    }

    @Test
    void theFolderStaysWithinItsBound(@TempDir Path dir) throws IOException {
        Shelf shelf = new Shelf(store, SMALL.withCacheDir(dir, 40 << 10));
        TreeId tree = shelf.write(content(300));

        assertThat(shelf.identities(tree)).isEqualTo(content(300));

        long bytes = 0;
        for (Path file : files(dir)) {
            bytes += Files.size(file);
        }
        assertThat(bytes).isBetween(1L, 40L << 10);
    }

    private static List<Path> files(Path dir) throws IOException {
        try (Stream<Path> walk = Files.walk(dir)) {
            return walk.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void rangesLargerThanMemoryGoThroughTemporaryFiles(@TempDir Path dir) throws IOException {
        Shelf shelf = new Shelf(
                store, TreeSettings.DEFAULTS.withSplit(0, 20 << 20, 1e9).withCacheDir(dir, 0));
        Map<String, String> content = new TreeMap<>();
        for (int i = 0; i < 40_000; i++) {
            content.put(
                    "k%06d".formatted(i), new IdentityHash().int64(i).finish().hex());
        }
        TreeId tree = shelf.write(content);

        assertThat(shelf.rangesOf(tree))
                .singleElement()
                .satisfies(range -> assertThat(range.estimatedSize()).isGreaterThan(2 << 20));
        assertThat(shelf.identities(tree)).isEqualTo(content);
        assertThat(files(dir)).isEmpty();
    }

    @Test
    void filesOfALocalStoreAreReadInPlace(@TempDir Path dir, @TempDir Path cache) throws IOException {
        try (LocalBlockStore local = LocalBlockStore.open(LocalSettings.of(dir))) {
            Shelf shelf = new Shelf(local, SMALL.withCacheDir(cache, 10 << 20));
            Map<String, String> content = content(30);
            String namespace = "local://repo";
            TreeId tree;
            try (TreeWriter writer = shelf.trees.writer(namespace)) {
                content.forEach((key, identity) -> writer.add(Shelf.key(key), Shelf.value(identity)));
                tree = writer.finish();
            }
            Trees fresh = new Trees(local, SMALL.withCacheDir(cache, 10 << 20));
            assertThat(Shelf.all(fresh.entries(namespace, tree))).hasSize(30);
            assertThat(fresh.exists(namespace, new TreeId("0".repeat(64)))).isFalse();
            assertThat(files(cache)).isEmpty();
        }
    }

    @Test
    void manyReadersOfOneFileReadItOnce() throws Exception {
        Shelf shelf = new Shelf(store, TreeSettings.DEFAULTS);
        TreeId tree = shelf.write(content(100));
        store.fail(FaultyStore.Fault.NONE, -1, -1);
        Trees fresh = new Trees(store, TreeSettings.DEFAULTS);
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> sizes = IntStream.range(0, 16)
                    .mapToObj(i -> readers.submit(() -> {
                        start.await();
                        return Shelf.all(fresh.entries(NAMESPACE, tree)).size();
                    }))
                    .toList();
            start.countDown();
            for (Future<Integer> size : sizes) {
                assertThat(size.get()).isEqualTo(100);
            }
        }
        assertThat(store.gets()).isEqualTo(2);
    }

    @Test
    void uploadsRunWithinTheirBoundAndTheFirstFailureStopsTheRest() {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicBoolean interrupted = new AtomicBoolean();
        try (Uploads uploads = new Uploads(2, Duration.ofMinutes(1))) {
            for (int i = 0; i < 20; i++) {
                uploads.submit(() -> {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    running.decrementAndGet();
                });
            }
            uploads.await();
            assertThat(most.get()).isBetween(1, 2);

            CountDownLatch waiting = new CountDownLatch(1);
            uploads.submit(() -> {
                try {
                    waiting.countDown();
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    interrupted.set(true);
                }
            });
            uploads.submit(() -> {
                awaitQuietly(waiting);
                throw new TarnException(ErrorKind.UNAVAILABLE, "injected");
            });
            assertThatThrownBy(uploads::await)
                    .isInstanceOfSatisfying(
                            TarnException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.UNAVAILABLE));
        }
        assertThat(interrupted).isTrue();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
