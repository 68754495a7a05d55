package io.tarn.server.page;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a probe for everybody who asks, once at a time: whoever asks while it runs gets the same result, so that a store that
 * hangs holds one thread and no more. For any number of threads.
 */
final class RunningProbe {

    private static final Logger LOG = LoggerFactory.getLogger(RunningProbe.class);

    private final Probe probe;
    private final Executor executor;
    private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);

    RunningProbe(Probe probe, Executor executor) {
        this.probe = probe;
        this.executor = executor;
    }

    String name() {
        return probe.name();
    }

    /** {@code ok}, or in a word what is wrong. */
    String result(Duration timeout) throws InterruptedException {
        try {
            current().get(timeout.toNanos(), TimeUnit.NANOSECONDS);
            return ReadinessPage.OK;
        } catch (TimeoutException e) {
            LOG.warn("readiness: {} did not answer within {}", probe.name(), timeout);
            return "timeout";
        } catch (ExecutionException e) {
            LOG.warn("readiness: {} failed: {}", probe.name(), String.valueOf(e.getCause()));
            return "failed";
        }
    }

    private synchronized CompletableFuture<Void> current() {
        if (last.isDone()) {
            last = CompletableFuture.runAsync(this::run, executor);
        }
        return last;
    }

    private void run() {
        try {
            probe.check().run();
        } catch (Exception e) {
            throw new CompletionException(e);
        }
    }
}
