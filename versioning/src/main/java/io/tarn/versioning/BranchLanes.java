package io.tarn.versioning;

import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import io.tarn.kv.KvKey;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * One lane a branch for the operations that seal it or move its head. In this process they go one after the other, first
 * come first served, so that each does its work once, on the head that it will extend. Other processes are kept apart by
 * the compare-and-set on the branch record. Staged writes do not use lanes.
 */
final class BranchLanes {

    private static final class Lane {
        final ReentrantLock lock = new ReentrantLock(true);
        int users;
    }

    private final Map<KvKey, Lane> lanes = new HashMap<>();
    private final Duration waitMax;

    BranchLanes(Duration waitMax) {
        this.waitMax = waitMax;
    }

    /** Runs {@code work} when those before it are done; {@code TOO_MANY_REQUESTS} if that takes longer than the limit. */
    <T> T run(KvKey branch, Supplier<T> work) {
        Lane lane = enter(branch);
        try {
            if (!lane.lock.tryLock(waitMax.toMillis(), TimeUnit.MILLISECONDS)) {
                throw Errors.tooManyTries();
            }
            try {
                return work.get();
            } finally {
                lane.lock.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TarnException(ErrorKind.UNAVAILABLE, "interrupted while waiting for a busy branch", e);
        } finally {
            leave(branch, lane);
        }
    }

    private synchronized Lane enter(KvKey branch) {
        Lane lane = lanes.computeIfAbsent(branch, key -> new Lane());
        lane.users++;
        return lane;
    }

    private synchronized void leave(KvKey branch, Lane lane) {
        if (--lane.users == 0) {
            lanes.remove(branch);
        }
    }
}
