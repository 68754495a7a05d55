package io.tarn.http;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Lets a bounded number of requests run and a bounded number wait for a bounded time. Thread-safe. */
final class Admission {

    private final Semaphore running;
    private final AtomicInteger places;
    private final Duration maxWait;

    Admission(HttpSettings.Limits limits) {
        this.running = new Semaphore(limits.running());
        this.places = new AtomicInteger(limits.waiting());
        this.maxWait = limits.maxWait();
    }

    /** Whether the caller may go on; if so, it must {@link #leave} in the end. */
    boolean enter() throws InterruptedException {
        if (running.tryAcquire()) {
            return true;
        }
        if (places.getAndDecrement() <= 0) {
            places.getAndIncrement();
            return false;
        }
        try {
            return running.tryAcquire(maxWait.toNanos(), TimeUnit.NANOSECONDS);
        } finally {
            places.getAndIncrement();
        }
    }

    void leave() {
        running.release();
    }
}
