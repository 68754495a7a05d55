package io.tarn.versioning.tree;

import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The uploads of one writer: a bounded number runs at the same time, the first failure stops all of them, and none outlives
 * {@link #close}. Submitting is for one thread.
 */
final class Uploads implements AutoCloseable {

    private final int limit;
    private final Duration timeout;
    private final Semaphore free;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final ExecutorService threads;

    Uploads(int limit, Duration timeout) {
        this.limit = limit;
        this.timeout = timeout;
        this.free = new Semaphore(limit);
        this.threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("tree-upload-", 0).factory());
    }

    /** Starts {@code upload}, after waiting until one may start. Throws what an earlier one failed with. */
    void submit(Runnable upload) {
        acquire(1);
        threads.execute(() -> {
            try {
                upload.run();
            } catch (Throwable e) {
                failure.compareAndSet(null, e);
                threads.shutdownNow();
            } finally {
                free.release();
            }
        });
    }

    /** Waits until all have succeeded, or throws what one failed with. */
    void await() {
        acquire(limit);
        free.release(limit);
    }

    private void acquire(int permits) {
        try {
            throwFailure();
            if (!free.tryAcquire(permits, timeout.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new TarnException(
                        ErrorKind.UNAVAILABLE, "the block store took more than " + timeout + " to write a range");
            }
            if (failure.get() != null) {
                free.release(permits);
                throwFailure();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TarnException(ErrorKind.UNAVAILABLE, "interrupted while writing a range", e);
        }
    }

    private void throwFailure() {
        Throwable failed = failure.get();
        if (failed instanceof TarnException known) {
            throw new TarnException(known.kind(), known.getMessage(), known);
        }
        if (failed != null) {
            throw new TarnException(ErrorKind.INTERNAL, "write a range: " + failed.getMessage(), failed);
        }
    }

    /** Interrupts what still runs and waits for its end. */
    @Override
    public void close() {
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new TarnException(ErrorKind.UNAVAILABLE, "an upload did not stop within " + timeout);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
