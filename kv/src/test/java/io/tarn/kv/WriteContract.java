package io.tarn.kv;

import static io.tarn.kv.KvStoreContract.bytes;
import static io.tarn.kv.KvStoreContract.key;
import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.base.Bytes;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What a single writer is promised. */
interface WriteContract {

    KvStore store();

    @Test
    default void aWriteIsSeenAndTheNextReplacesIt() {
        store().set(key("a"), bytes("1"));
        assertThat(store().get(key("a"))).contains(bytes("1"));
        store().set(key("a"), bytes("2"));
        assertThat(store().get(key("a"))).contains(bytes("2"));
    }

    @Test
    default void aDeletedRecordIsGoneAndDeletingNothingSucceeds() {
        store().set(key("a"), bytes("1"));
        store().delete(key("a"));
        store().delete(key("a"));
        assertThat(store().get(key("a"))).isEmpty();
    }

    @Test
    default void absentHoldsOnlyWhereThereIsNoRecord() {
        assertThat(store().setIf(key("a"), bytes("1"), Expected.absent())).isTrue();
        assertThat(store().setIf(key("a"), bytes("2"), Expected.absent())).isFalse();
        assertThat(store().get(key("a"))).contains(bytes("1"));
    }

    @Test
    default void presentHoldsOnlyWhereThereIsARecord() {
        assertThat(store().setIf(key("a"), bytes("1"), Expected.present())).isFalse();
        assertThat(store().get(key("a"))).isEmpty();
        store().set(key("a"), bytes("1"));
        assertThat(store().setIf(key("a"), bytes("2"), Expected.present())).isTrue();
        assertThat(store().get(key("a"))).contains(bytes("2"));
    }

    @Test
    default void aValueHoldsOnlyWhereItIsTheRecords() {
        assertThat(store().setIf(key("a"), bytes("1"), Expected.value(Bytes.EMPTY)))
                .isFalse();
        store().set(key("a"), bytes("1"));
        assertThat(store().setIf(key("a"), bytes("2"), Expected.value(bytes("0"))))
                .isFalse();
        assertThat(store().get(key("a"))).contains(bytes("1"));
        assertThat(store().setIf(key("a"), bytes("2"), Expected.asRead(store().get(key("a")))))
                .isTrue();
        assertThat(store().get(key("a"))).contains(bytes("2"));
    }

    @Test
    default void aBatchDoesNothingIfOneConditionFails() {
        store().set(key("a"), bytes("1"));
        KvBatch batch = KvBatch.builder()
                .require(key("a"), Expected.value(bytes("1")))
                .require(KvKey.of("other", "guard"), Expected.present())
                .put(key("a"), bytes("2"))
                .put(key("b"), bytes("2"))
                .remove(key("a"))
                .build();

        assertThat(store().apply(batch)).isFalse();
        assertThat(store().get(key("a"))).contains(bytes("1"));
        assertThat(store().get(key("b"))).isEmpty();

        store().set(KvKey.of("other", "guard"), Bytes.EMPTY);
        assertThat(store().apply(batch)).isTrue();
        assertThat(store().get(key("a"))).isEmpty();
        assertThat(store().get(key("b"))).contains(bytes("2"));
    }

    @Test
    default void conditionsAreJudgedBeforeTheWritesOfTheirBatch() {
        KvBatch batch = KvBatch.builder()
                .put(key("a"), bytes("1"))
                .require(key("a"), Expected.absent())
                .build();

        assertThat(store().apply(batch)).isTrue();
        assertThat(store().apply(batch)).isFalse();
    }

    @Test
    default void theLaterWriteOfABatchToAKeyWins() {
        store().apply(KvBatch.builder()
                .put(key("a"), bytes("1"))
                .put(key("a"), bytes("2"))
                .remove(key("b"))
                .put(key("b"), bytes("3"))
                .put(key("c"), bytes("4"))
                .remove(key("c"))
                .build());

        assertThat(store().get(key("a"))).contains(bytes("2"));
        assertThat(store().get(key("b"))).contains(bytes("3"));
        assertThat(store().get(key("c"))).isEmpty();
    }

    @Test
    default void aBatchWithoutWritesAsksItsConditions() {
        KvBatch question =
                KvBatch.builder().require(key("a"), Expected.present()).build();

        assertThat(store().apply(question)).isFalse();
        store().set(key("a"), bytes("1"));
        assertThat(store().apply(question)).isTrue();
        assertThat(store().apply(KvBatch.builder().build())).isTrue();
    }

    @Test
    default void longKeysAndLargeValuesComeBackWhole() {
        byte[] longKey = new byte[1024];
        Arrays.fill(longKey, (byte) 0xff);
        byte[] large = new byte[1 << 20];
        for (int i = 0; i < large.length; i++) {
            large[i] = (byte) (i * 31 + (i >> 8));
        }
        KvKey key = new KvKey(Bytes.copyOf(longKey), Bytes.copyOf(longKey));

        store().set(key, Bytes.copyOf(large));

        assertThat(store().get(key)).contains(Bytes.copyOf(large));
        assertThat(store().scan(key.partition(), Bytes.EMPTY, 2))
                .containsExactly(new KvRecord(key.key(), Bytes.copyOf(large)));
    }
}
