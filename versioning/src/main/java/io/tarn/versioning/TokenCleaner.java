package io.tarn.versioning;

import io.tarn.base.Bytes;
import io.tarn.kv.KvKey;
import io.tarn.kv.KvRecord;
import io.tarn.kv.KvStore;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Empties the partitions of staging tokens that no branch has any more. The marks it works from are written in the batch
 * that drops a token, so none is forgotten; what is left at a crash is done after the next start.
 *
 * <p>Readers are not disturbed: they read a branch record and its staging at one instant, so that whoever looks into a
 * dropped token learns at the same time that it was dropped.
 */
final class TokenCleaner implements AutoCloseable {

    static final Bytes MARK = Bytes.utf8("stub-value");

    private static final Logger LOG = LoggerFactory.getLogger(TokenCleaner.class);
    private static final int PAGE = 512;
    private static final long PAUSE_AFTER_FAILURE_SECONDS = 5;

    private final KvStore kv;
    private final Thread worker;
    private boolean woken = true;
    private boolean idle;
    private boolean closed;
    private final CountDownLatch closing = new CountDownLatch(1);

    TokenCleaner(KvStore kv) {
        this.kv = kv;
        this.worker = Thread.ofVirtual().name("token-cleaner").unstarted(this::run);
    }

    void start() {
        worker.start();
    }

    /** Says that there are new marks. */
    synchronized void wake() {
        woken = true;
        idle = false;
        notifyAll();
    }

    /** Waits until every mark that was written before this call is done. */
    synchronized void awaitIdle() throws InterruptedException {
        while (!idle && !closed) {
            wait();
        }
    }

    private void run() {
        while (awaitWork()) {
            try {
                clean();
            } catch (RuntimeException e) {
                LOG.atWarn().setCause(e).log("cannot drop staging tokens now; trying again later");
                pauseAfterFailure();
            }
        }
    }

    private synchronized boolean awaitWork() {
        try {
            while (!woken && !closed) {
                idle = true;
                notifyAll();
                wait();
            }
        } catch (InterruptedException e) {
            closed = true;
        }
        woken = false;
        return !closed;
    }

    private void pauseAfterFailure() {
        try {
            if (!closing.await(PAUSE_AFTER_FAILURE_SECONDS, TimeUnit.SECONDS)) {
                wake();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void clean() {
        List<KvRecord> marks;
        do {
            marks = kv.scan(Keys.CLEANUP, Bytes.EMPTY, PAGE);
            for (KvRecord mark : marks) {
                kv.deletePartition(mark.key());
                kv.delete(new KvKey(Keys.CLEANUP, mark.key()));
            }
        } while (marks.size() == PAGE && !isClosed());
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        closing.countDown();
        try {
            worker.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
