package io.tarn.kv;

import static io.tarn.kv.KvStoreContract.bytes;
import static io.tarn.kv.KvStoreContract.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tarn.base.Bytes;
import org.junit.jupiter.api.Test;

/** What is there when a store is opened again. */
interface ReopenContract {

    KvStore store();

    KvStore reopened();

    boolean isDurable();

    @Test
    default void everythingAcknowledgedIsThereAfterOpeningAgain() {
        assumeTrue(isDurable());
        for (int i = 0; i < 200; i++) {
            store().set(key("k%03d".formatted(i)), bytes("v" + i));
        }
        store().delete(key("k007"));
        store().set(KvKey.of("small", "k"), bytes("v"));
        KvBatch.Builder batch = KvBatch.builder();
        for (int i = 0; i < 500; i++) {
            batch.put(KvKey.of("large", "k" + i), bytes("v"));
        }
        store().apply(batch.build());
        store().deletePartition(bytes("small"));
        store().deletePartition(bytes("large"));

        KvStore again = reopened();

        assertThat(again.scan(bytes("p"), Bytes.EMPTY, 1000)).hasSize(199);
        assertThat(again.get(key("k123"))).contains(bytes("v123"));
        assertThat(again.get(key("k007"))).isEmpty();
        assertThat(again.scan(bytes("small"), Bytes.EMPTY, 1)).isEmpty();
        assertThat(again.scan(bytes("large"), Bytes.EMPTY, 1)).isEmpty();
    }
}
