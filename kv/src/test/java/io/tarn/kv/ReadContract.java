package io.tarn.kv;

import static io.tarn.kv.KvStoreContract.bytes;
import static io.tarn.kv.KvStoreContract.key;
import static io.tarn.kv.KvStoreContract.keysOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tarn.base.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What reading promises. */
interface ReadContract {

    KvStore store();

    @Test
    default void aMissingRecordIsEmpty() {
        assertThat(store().get(key("a"))).isEmpty();
    }

    @Test
    default void anEmptyValueIsNotAMissingRecord() {
        store().set(key("a"), Bytes.EMPTY);

        assertThat(store().get(key("a"))).contains(Bytes.EMPTY);
        assertThat(store().scan(bytes("p"), Bytes.EMPTY, 10)).containsExactly(new KvRecord(bytes("a"), Bytes.EMPTY));
        assertThat(store().setIf(key("a"), bytes("1"), Expected.absent())).isFalse();
        assertThat(store().setIf(key("a"), bytes("1"), Expected.value(Bytes.EMPTY)))
                .isTrue();
    }

    @Test
    default void readManyAnswersInTheOrderOfTheKeys() {
        store().set(key("a"), bytes("1"));
        store().set(KvKey.of("q", "a"), bytes("2"));

        assertThat(store().readMany(List.of(KvKey.of("q", "a"), key("none"), key("a"), key("a"))))
                .containsExactly(
                        Optional.of(bytes("2")), Optional.empty(), Optional.of(bytes("1")), Optional.of(bytes("1")));
        assertThat(store().readMany(List.of(key("a")))).containsExactly(Optional.of(bytes("1")));
        assertThat(store().readMany(List.of())).isEmpty();
    }

    @Test
    default void recordsAreInTheOrderOfUnsignedBytes() {
        List<Bytes> ordered = new ArrayList<>();
        for (String hex :
                List.of("00", "0000", "00ff", "01", "2f", "61", "6100", "61ff", "62", "7f", "80", "fe", "ff")) {
            ordered.add(Bytes.fromHex(hex));
        }
        ordered.add(Bytes.fromHex("ffff"));
        for (Bytes key : ordered.reversed()) {
            store().set(new KvKey(bytes("p"), key), key);
        }

        assertThat(store().scan(bytes("p"), Bytes.EMPTY, 100))
                .extracting(KvRecord::key)
                .isEqualTo(ordered);
        assertThat(store().scan(bytes("p"), Bytes.fromHex("61"), 3))
                .extracting(KvRecord::key)
                .containsExactly(Bytes.fromHex("61"), Bytes.fromHex("6100"), Bytes.fromHex("61ff"));
    }

    @Test
    default void aScanStartsAtTheStartOrTheNextKeyAfterIt() {
        for (String key : List.of("b", "d", "f")) {
            store().set(key(key), bytes(key));
        }

        assertThat(keysOf(store().scan(bytes("p"), bytes("d"), 10))).containsExactly("d", "f");
        assertThat(keysOf(store().scan(bytes("p"), bytes("c"), 1))).containsExactly("d");
        assertThat(store().scan(bytes("p"), bytes("g"), 10)).isEmpty();
        assertThat(store().scan(bytes("none"), Bytes.EMPTY, 10)).isEmpty();
    }

    @Test
    default void pagesAfterEachOtherGiveEveryRecordOnce() {
        KvBatch.Builder batch = KvBatch.builder();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            String key = "k%06d".formatted(i * 7);
            expected.add(key);
            batch.put(key(key), bytes("v" + i));
        }
        store().apply(batch.build());

        List<String> found = new ArrayList<>();
        Bytes start = Bytes.EMPTY;
        List<KvRecord> page = store().scan(bytes("p"), start, 333);
        while (!page.isEmpty()) {
            found.addAll(keysOf(page));
            page = store().scan(bytes("p"), page.getLast().key().successor(), 333);
        }
        assertThat(found).isEqualTo(expected);
    }

    @Test
    default void deletingWhatAPageGaveLosesNothingOfTheNext() {
        for (int i = 0; i < 100; i++) {
            store().set(key("x%03d".formatted(i)), bytes("v"));
        }
        store().set(key("y"), bytes("stays"));

        int removed = 0;
        List<KvRecord> page = store().scan(bytes("p"), bytes("x"), 7);
        while (page.getFirst().key().startsWith(bytes("x"))) {
            for (KvRecord record : page) {
                if (record.key().startsWith(bytes("x"))) {
                    store().delete(new KvKey(bytes("p"), record.key()));
                    removed++;
                }
            }
            page = store().scan(bytes("p"), page.getLast().key(), 7);
        }
        assertThat(removed).isEqualTo(100);
        assertThat(keysOf(store().scan(bytes("p"), Bytes.EMPTY, 10))).containsExactly("y");
    }

    @Test
    default void argumentsThatCannotBeAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> KvKey.of("", "k")).withMessage("missing partition key");
        assertThatIllegalArgumentException().isThrownBy(() -> key("")).withMessage("missing key");
        assertThatIllegalArgumentException().isThrownBy(() -> store().scan(Bytes.EMPTY, Bytes.EMPTY, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> store().scan(bytes("p"), Bytes.EMPTY, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> store().deletePartition(Bytes.EMPTY));
    }
}
