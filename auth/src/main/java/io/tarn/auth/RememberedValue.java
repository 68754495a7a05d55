package io.tarn.auth;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Remembers one loaded value for a limited time. Absence and failures are not remembered. Concurrent callers share one load;
 * that is why the lock is held while it runs. Any thread may call any method.
 */
final class RememberedValue<T> {

    private record Entry<T>(T value, Instant expires) {}

    private final Supplier<Optional<T>> loader;
    private final CacheSettings settings;
    private final InstantSource clock;
    private final Entropy entropy;
    private final ReentrantLock loading = new ReentrantLock();
    private volatile @Nullable Entry<T> entry;

    RememberedValue(Supplier<Optional<T>> loader, CacheSettings settings, InstantSource clock, Entropy entropy) {
        this.loader = loader;
        this.settings = settings;
        this.clock = clock;
        this.entropy = entropy;
    }

    /** The remembered value, or what the loader says now. */
    Optional<T> get() {
        if (!settings.enabled()) {
            return loader.get();
        }
        Optional<T> remembered = remembered();
        if (remembered.isPresent()) {
            return remembered;
        }
        loading.lock();
        try {
            return remembered().or(this::load);
        } finally {
            loading.unlock();
        }
    }

    /** Forgets the value, also one that is being loaded now: a later {@link #get} sees what was stored before this call. */
    void forget() {
        loading.lock();
        try {
            entry = null;
        } finally {
            loading.unlock();
        }
    }

    private Optional<T> remembered() {
        Entry<T> current = entry;
        return current != null && clock.instant().isBefore(current.expires())
                ? Optional.of(current.value())
                : Optional.empty();
    }

    private Optional<T> load() {
        Instant began = clock.instant();
        Optional<T> loaded = loader.get();
        loaded.ifPresent(
                value -> entry = new Entry<>(value, began.plus(settings.ttl()).plus(jitter())));
        return loaded;
    }

    private Duration jitter() {
        long bound = settings.jitter().toMillis() + 1;
        int random = ByteBuffer.wrap(entropy.bytes(Integer.BYTES)).getInt();
        return Duration.ofMillis(Integer.toUnsignedLong(random) % bound);
    }
}
