package io.tarn.kv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tarn.base.Bytes;
import io.tarn.base.TarnException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ObservedKvStoreTest extends KvStoreContract {

    private static final KvKey KEY = KvKey.of("p", "k");
    private static final Bytes VALUE = Bytes.utf8("v");

    @Override
    protected KvStore open(Path directory) {
        return new ObservedKvStore(new MemoryKvStore(), call -> {}, System::nanoTime);
    }

    @Override
    protected boolean durable() {
        return false;
    }

    @Test
    void everyOperationIsReportedOnceWithItsOutcomeAndDuration() {
        List<KvCall> calls = new CopyOnWriteArrayList<>();
        AtomicLong clock = new AtomicLong();
        try (KvStore store = new ObservedKvStore(new MemoryKvStore(), calls::add, () -> clock.getAndAdd(5))) {
            store.set(KEY, VALUE);
            store.setIf(KEY, VALUE, Expected.absent());
            store.get(KEY);
            store.readMany(List.of(KEY, KEY));
            store.scan(KEY.partition(), Bytes.EMPTY, 10);
            try (KvSnapshot snapshot = store.snapshot()) {
                snapshot.get(KEY);
            }
            store.deletePartition(KEY.partition());
        }

        assertThat(calls)
                .containsExactly(
                        new KvCall(KvCall.Operation.APPLY, KvCall.Outcome.DONE, 1, 5),
                        new KvCall(KvCall.Operation.APPLY, KvCall.Outcome.REFUSED, 1, 5),
                        new KvCall(KvCall.Operation.GET, KvCall.Outcome.DONE, 1, 5),
                        new KvCall(KvCall.Operation.READ_MANY, KvCall.Outcome.DONE, 2, 5),
                        new KvCall(KvCall.Operation.SCAN, KvCall.Outcome.DONE, 1, 5),
                        new KvCall(KvCall.Operation.SNAPSHOT, KvCall.Outcome.DONE, 0, 5),
                        new KvCall(KvCall.Operation.GET, KvCall.Outcome.DONE, 1, 5),
                        new KvCall(KvCall.Operation.DELETE_PARTITION, KvCall.Outcome.DONE, 0, 5));
    }

    @Test
    void aFailureIsReportedAndPassedOn() {
        List<KvCall> calls = new CopyOnWriteArrayList<>();
        KvStore store = new ObservedKvStore(new MemoryKvStore(), calls::add, () -> 0);
        store.close();

        assertThatExceptionOfType(TarnException.class).isThrownBy(() -> store.get(KEY));
        assertThat(calls).containsExactly(new KvCall(KvCall.Operation.GET, KvCall.Outcome.FAILED, 0, 0));
    }
}
