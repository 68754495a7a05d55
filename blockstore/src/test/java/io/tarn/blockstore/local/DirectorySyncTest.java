package io.tarn.blockstore.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class DirectorySyncTest {

    private static final Path DIRECTORY = Path.of("/some/where");

    private final SlowDisk disk = new SlowDisk();
    private final DirectorySync syncs = new DirectorySync(disk);

    @Test
    void thoseWhoComeDuringASyncShareTheNextOne() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> first = threads.submit(this::force);
            disk.begun.acquire();
            List<Future<?>> others = startWaiting(threads, 20);
            disk.mayEnd.release();
            first.get();
            disk.begun.acquire();
            assertThat(others).noneMatch(Future::isDone);
            disk.mayEnd.release();
            for (Future<?> other : others) {
                other.get();
            }
        }

        assertThat(disk.syncs).hasValue(2);
    }

    @Test
    void allWhoShareASyncLearnThatItFailedAndTheNextStartsAfresh() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> first = threads.submit(this::force);
            disk.begun.acquire();
            List<Future<?>> others = startWaiting(threads, 5);
            disk.failing = true;
            disk.mayEnd.release(2);
            for (Future<?> other : others) {
                assertThatThrownBy(other::get)
                        .isInstanceOf(ExecutionException.class)
                        .hasRootCauseMessage("broken disk");
            }
            assertThatThrownBy(first::get).hasRootCauseMessage("broken disk");
        }
        disk.failing = false;
        disk.mayEnd.release();

        syncs.force(DIRECTORY);
    }

    private boolean force() throws IOException {
        syncs.force(DIRECTORY);
        return true;
    }

    /** Starts threads that want a sync, and returns when each of them waits for it. */
    private List<Future<?>> startWaiting(ExecutorService threads, int count) throws InterruptedException {
        List<Thread> started = new ArrayList<>();
        CountDownLatch all = new CountDownLatch(count);
        List<Future<?>> futures = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            futures.add(threads.submit(() -> {
                synchronized (started) {
                    started.add(Thread.currentThread());
                }
                all.countDown();
                return force();
            }));
        }
        all.await();
        while (!started.stream().allMatch(DirectorySyncTest::waits)) {
            Thread.onSpinWait();
        }
        return futures;
    }

    private static boolean waits(Thread thread) {
        return thread.getState() == Thread.State.WAITING || thread.getState() == Thread.State.TIMED_WAITING;
    }

    /** Forces a directory when it is told to. */
    private static final class SlowDisk implements Disk {
        private final Semaphore begun = new Semaphore(0);
        private final Semaphore mayEnd = new Semaphore(0);
        private final AtomicInteger syncs = new AtomicInteger();
        private volatile boolean failing;

        @Override
        public void forceDirectory(Path directory) throws IOException {
            begun.release();
            mayEnd.acquireUninterruptibly();
            syncs.incrementAndGet();
            if (failing) {
                throw new IOException("broken disk");
            }
        }

        @Override
        public WritableFile create(Path file) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void rename(Path from, Path to) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void delete(Path path) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void createDirectory(Path directory, Set<PosixFilePermission> permissions) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Closeable> tryLock(Path file) {
            throw new UnsupportedOperationException();
        }
    }
}
