package io.tarn.server;

import io.tarn.auth.installation.Usage;
import io.tarn.base.TarnException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stores the counted calls now and then, and when the server stops. */
final class UsageWriter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(UsageWriter.class);

    private final Usage usage;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("tarn-usage").daemon().factory());

    /** @param interval how often; zero: only at the end */
    UsageWriter(Usage usage, Duration interval) {
        this.usage = usage;
        if (!interval.isZero()) {
            long nanos = interval.toNanos();
            var _ = timer.scheduleWithFixedDelay(this::flush, nanos, nanos, TimeUnit.NANOSECONDS);
        }
    }

    private void flush() {
        try {
            usage.flush();
        } catch (TarnException e) {
            LOG.warn("usage was not stored and is kept for the next time", e);
        }
    }

    @Override
    public void close() {
        timer.close();
        flush();
    }
}
