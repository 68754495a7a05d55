package io.tarn.kv;

import static io.tarn.kv.KvStoreContract.bytes;
import static io.tarn.kv.KvStoreContract.keysOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.base.Bytes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That partitions do not touch each other. */
interface PartitionContract {

    KvStore store();

    @Test
    default void partitionsDoNotRunIntoEachOther() {
        List<Bytes> partitions = List.of(
                bytes("p"),
                bytes("p/"),
                bytes("pp"),
                bytes("q"),
                Bytes.fromHex("00"),
                Bytes.fromHex("0000"),
                Bytes.fromHex("ff"),
                Bytes.fromHex("ffff"));
        for (Bytes partition : partitions) {
            store().set(new KvKey(partition, bytes("p")), partition);
            store().set(new KvKey(partition, Bytes.fromHex("ff")), partition);
        }

        for (Bytes partition : partitions) {
            assertThat(store().scan(partition, Bytes.EMPTY, 10))
                    .containsExactly(new KvRecord(bytes("p"), partition), new KvRecord(Bytes.fromHex("ff"), partition));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 64, 65, 3000})
    default void aDeletedPartitionIsEmptyAndItsNeighboursAreWhole(int size) {
        List<Bytes> neighbours = List.of(bytes("o"), bytes("p\0"), bytes("pa"), bytes("q"));
        for (Bytes neighbour : neighbours) {
            store().set(new KvKey(neighbour, bytes("k")), bytes("stays"));
        }
        KvBatch.Builder batch = KvBatch.builder();
        for (int i = 0; i < size; i++) {
            batch.put(KvKey.of("p", "k" + i), bytes("goes"));
        }
        store().apply(batch.build());

        store().deletePartition(bytes("p"));

        assertThat(store().scan(bytes("p"), Bytes.EMPTY, 10)).isEmpty();
        assertThat(store().get(KvKey.of("p", "k0"))).isEmpty();
        for (Bytes neighbour : neighbours) {
            assertThat(store().get(new KvKey(neighbour, bytes("k")))).contains(bytes("stays"));
        }
    }

    @Test
    default void aDeletedPartitionCanBeWrittenAgain() {
        for (int round = 0; round < 3; round++) {
            KvBatch.Builder batch = KvBatch.builder();
            for (int i = 0; i < 100; i++) {
                batch.require(KvKey.of("p", "k" + i), Expected.absent()).put(KvKey.of("p", "k" + i), bytes("v"));
            }
            assertThat(store().apply(batch.build())).isTrue();
            store().deletePartition(bytes("p"));
        }
        store().set(KvKey.of("p", "k1"), bytes("new"));
        assertThat(keysOf(store().scan(bytes("p"), Bytes.EMPTY, 10))).containsExactly("k1");
    }
}
