package io.tarn.blockstore.local;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Forces directories, once for all who ask at the same time: whoever comes while a directory is being forced waits for
 * the next turn, and that one turn serves all who came meanwhile. Safe for use by many threads.
 */
final class DirectorySync {

    private static final long PATIENCE_SECONDS = 120;

    private final Disk disk;
    private final Map<Path, Queue> queues = new HashMap<>();

    DirectorySync(Disk disk) {
        this.disk = disk;
    }

    /** Returns when every change made to {@code directory} before the call is durable. */
    void force(Path directory) throws IOException {
        Queue queue = join(directory);
        try {
            boolean served;
            do {
                served = takeTurn(directory, queue);
            } while (!served);
        } finally {
            leave(directory, queue);
        }
    }

    /** False where the turn was spoilt by the interruption of somebody else, and another one is needed. */
    private boolean takeTurn(Path directory, Queue queue) throws IOException {
        CompletableFuture<Void> turn;
        boolean leads = false;
        synchronized (queues) {
            if (queue.next == null) {
                queue.next = new CompletableFuture<>();
                leads = true;
            }
            turn = queue.next;
        }
        if (!leads) {
            return await(turn);
        }
        lead(directory, queue, turn);
        return true;
    }

    private void lead(Path directory, Queue queue, CompletableFuture<Void> turn) throws IOException {
        queue.running.lock();
        try {
            synchronized (queues) {
                queue.next = null;
            }
            disk.forceDirectory(directory);
            turn.complete(null);
        } catch (IOException | RuntimeException | Error e) {
            turn.completeExceptionally(e);
            throw e;
        } finally {
            queue.running.unlock();
        }
    }

    private static boolean await(CompletableFuture<Void> turn) throws IOException {
        try {
            turn.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ClosedByInterruptException) {
                return false;
            }
            throw new IOException("forcing the directory failed: " + e.getCause(), e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("forcing the directory took more than " + PATIENCE_SECONDS + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a directory was being forced", e);
        }
    }

    private Queue join(Path directory) {
        synchronized (queues) {
            Queue queue = queues.computeIfAbsent(directory, _ -> new Queue());
            queue.members++;
            return queue;
        }
    }

    private void leave(Path directory, Queue queue) {
        synchronized (queues) {
            if (--queue.members == 0) {
                queues.remove(directory);
            }
        }
    }

    /** Those who wait for one directory. Fields other than the lock are guarded by the map. */
    private static final class Queue {
        private final ReentrantLock running = new ReentrantLock(true);
        private int members;
        private @Nullable CompletableFuture<Void> next;
    }
}
