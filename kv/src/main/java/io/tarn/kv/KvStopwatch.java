package io.tarn.kv;

import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/** Runs operations and tells a {@link KvObserver} how they went. */
record KvStopwatch(KvObserver observer, LongSupplier nanoTime) {

    <T> T time(KvCall.Operation operation, Supplier<T> work, ToIntFunction<T> records) {
        return time(operation, work, result -> KvCall.Outcome.DONE, records);
    }

    <T> T time(
            KvCall.Operation operation,
            Supplier<T> work,
            Function<T, KvCall.Outcome> outcome,
            ToIntFunction<T> records) {
        long start = nanoTime.getAsLong();
        T result;
        try {
            result = work.get();
        } catch (RuntimeException | Error failure) {
            observer.completed(new KvCall(operation, KvCall.Outcome.FAILED, 0, nanoTime.getAsLong() - start));
            throw failure;
        }
        long nanos = nanoTime.getAsLong() - start;
        observer.completed(new KvCall(operation, outcome.apply(result), records.applyAsInt(result), nanos));
        return result;
    }
}
