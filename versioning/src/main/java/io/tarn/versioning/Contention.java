package io.tarn.versioning;

import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * Repeats what lost a race until it wins or a deadline passes. A lost race is never shown to a caller before that; then it
 * is {@code TOO_MANY_REQUESTS}.
 *
 * <p>The first repetitions come at once, since the winner is done by then; later ones after a random pause that grows to
 * {@link #PAUSE_MILLIS_MAX}, so that processes do not march in step.
 */
final class Contention {

    private static final int TRIES_AT_ONCE = 3;
    private static final int PAUSE_MILLIS_MAX = 64;

    private final Duration deadline;

    Contention(Duration deadline) {
        this.deadline = deadline;
    }

    /** Calls {@code attempt} until it gives an answer. */
    <T> T retry(Supplier<Optional<T>> attempt) {
        long end = System.nanoTime() + deadline.toNanos();
        for (int tries = 1; ; tries++) {
            Optional<T> answer = attempt.get();
            if (answer.isPresent()) {
                return answer.get();
            }
            if (System.nanoTime() >= end) {
                throw Errors.tooManyTries();
            }
            if (tries > TRIES_AT_ONCE) {
                pause(tries - TRIES_AT_ONCE);
            }
        }
    }

    private static void pause(int round) {
        int bound = Math.min(PAUSE_MILLIS_MAX, 1 << Math.min(round, 10));
        try {
            Thread.sleep(Duration.ofNanos(ThreadLocalRandom.current().nextLong(bound * 1_000_000L) + 1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TarnException(ErrorKind.UNAVAILABLE, "interrupted while waiting for a busy branch", e);
        }
    }
}
