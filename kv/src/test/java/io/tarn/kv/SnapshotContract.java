package io.tarn.kv;

import static io.tarn.kv.KvStoreContract.bytes;
import static io.tarn.kv.KvStoreContract.key;
import static io.tarn.kv.KvStoreContract.keysOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.tarn.base.Bytes;
import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a snapshot sees, and what is left after an end. */
interface SnapshotContract {

    KvStore store();

    @Test
    default void aSnapshotSeesNothingOfLaterWrites() {
        store().set(key("a"), bytes("1"));
        store().set(key("b"), bytes("1"));
        try (KvSnapshot before = store().snapshot()) {
            store().set(key("a"), bytes("2"));
            store().delete(key("b"));
            store().set(key("c"), bytes("2"));

            assertThat(before.get(key("a"))).contains(bytes("1"));
            assertThat(before.readMany(List.of(key("a"), key("b"), key("c"))))
                    .containsExactly(Optional.of(bytes("1")), Optional.of(bytes("1")), Optional.empty());
            assertThat(before.scan(bytes("p"), Bytes.EMPTY, 10))
                    .containsExactly(new KvRecord(bytes("a"), bytes("1")), new KvRecord(bytes("b"), bytes("1")));
        }
        try (KvSnapshot after = store().snapshot()) {
            assertThat(keysOf(after.scan(bytes("p"), Bytes.EMPTY, 10))).containsExactly("a", "c");
        }
    }

    @Test
    default void aSnapshotKeepsAPartitionThatIsDeletedMeanwhile() {
        KvBatch.Builder batch = KvBatch.builder();
        for (int i = 0; i < 200; i++) {
            batch.put(key("k%03d".formatted(i)), bytes("v"));
        }
        store().apply(batch.build());
        try (KvSnapshot before = store().snapshot()) {
            store().deletePartition(bytes("p"));

            assertThat(before.scan(bytes("p"), Bytes.EMPTY, 150)).hasSize(150);
            assertThat(before.scan(bytes("p"), bytes("k150"), 150)).hasSize(50);
            assertThat(store().scan(bytes("p"), Bytes.EMPTY, 150)).isEmpty();
        }
    }

    @Test
    default void snapshotsOfDifferentInstantsLiveSideBySide() {
        store().set(key("n"), bytes("0"));
        try (KvSnapshot zero = store().snapshot()) {
            store().set(key("n"), bytes("1"));
            KvSnapshot one = store().snapshot();
            store().set(key("n"), bytes("2"));

            assertThat(one.get(key("n"))).contains(bytes("1"));
            one.close();
            one.close();
            assertThat(zero.get(key("n"))).contains(bytes("0"));
            assertThatIllegalStateException().isThrownBy(() -> one.get(key("n")));
        }
    }

    @Test
    default void aClosedStoreRefusesEverythingAndItsSnapshotsToo() {
        store().set(key("a"), bytes("1"));
        KvSnapshot snapshot = store().snapshot();
        store().close();
        store().close();

        refused(() -> store().get(key("a")));
        refused(() -> store().readMany(List.of(key("a"), key("b"))));
        refused(() -> store().scan(bytes("p"), Bytes.EMPTY, 1));
        refused(() -> store().set(key("a"), bytes("2")));
        refused(() -> store().deletePartition(bytes("p")));
        refused(() -> store().snapshot().close());
        refused(() -> snapshot.get(key("a")));
        snapshot.close();
    }

    private static void refused(Runnable operation) {
        assertThatExceptionOfType(TarnException.class)
                .isThrownBy(operation::run)
                .satisfies(failure -> assertThat(failure.kind()).isEqualTo(ErrorKind.UNAVAILABLE));
    }
}
