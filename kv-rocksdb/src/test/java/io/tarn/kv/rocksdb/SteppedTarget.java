package io.tarn.kv.rocksdb;

import io.tarn.base.Bytes;
import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import io.tarn.kv.KvKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;

/** A target whose writes stop until they are let pass, or fail. Stores nothing: every record is missing. */
final class SteppedTarget implements Committer.Target {

    private final List<List<Change>> groups = new ArrayList<>();
    private final Semaphore begun = new Semaphore(0);
    private final CountDownLatch gate = new CountDownLatch(1);
    private volatile boolean failing;

    void awaitWrites(int count) throws InterruptedException {
        begun.acquire(count);
        begun.release(count);
    }

    void letEverythingPass() {
        gate.countDown();
    }

    void failFromNowOn() {
        failing = true;
    }

    void healed() {
        failing = false;
    }

    synchronized List<List<Change>> groups() {
        return List.copyOf(groups);
    }

    @Override
    public Optional<Bytes> get(KvKey key) {
        return Optional.empty();
    }

    @Override
    public void write(List<Change> changes) {
        begun.release();
        try {
            gate.await();
        } catch (InterruptedException ignored) {
            awaitAgain();
        }
        if (failing) {
            throw new TarnException(ErrorKind.UNAVAILABLE, "the disk is gone");
        }
        synchronized (this) {
            groups.add(List.copyOf(changes));
        }
    }

    /** Closing interrupts the committer, which a native write would not notice. */
    private void awaitAgain() {
        boolean passed = false;
        while (!passed) {
            try {
                gate.await();
                passed = true;
            } catch (InterruptedException ignored) {
                passed = false;
            }
        }
    }
}
