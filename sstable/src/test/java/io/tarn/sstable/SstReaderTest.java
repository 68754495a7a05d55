package io.tarn.sstable;

import static io.tarn.sstable.Vectors.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.base.Bytes;
import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import io.tarn.sstable.Vectors.Row;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SstReaderTest {

    @TempDir
    private Path folder;

    @Test
    void readsWhatTheGoldenFilesHold() {
        Object table = at(Vectors.json("sstables.json"), "small", "ranges", 0);
        SstReader small = Vectors.open(Vectors.file("small-range.sst"));
        List<Row> expected = new ArrayList<>();
        for (Object row : (List<?>) at(table, "first_records")) {
            expected.add(new Row(Bytes.utf8((String) at(row, "key")), Bytes.fromHex((String) at(row, "value_hex"))));
        }
        assertThat(Vectors.rows(small)).isEqualTo(expected);
        assertThat(small.count()).isEqualTo(4);
        Map<String, Bytes> properties = new TreeMap<>();
        ((Map<?, ?>) at(table, "user_properties"))
                .forEach((k, v) -> properties.put((String) k, Bytes.utf8((String) v)));
        assertThat(small.userProperties()).isEqualTo(properties);
        assertThat(small.minKey()).contains(Bytes.utf8("a/1.txt"));
        assertThat(small.maxKey()).contains(Bytes.utf8("c/with meta \u00e9.json"));
    }

    @Test
    void readsATableWithoutRecords() {
        SstReader empty = Vectors.open(Vectors.file("empty-metarange.sst"));
        assertThat(Vectors.rows(empty)).isEmpty();
        assertThat(empty.count()).isZero();
        assertThat(empty.minKey()).isEmpty();
        assertThat(empty.maxKey()).isEmpty();
        assertThat(empty.get(Bytes.EMPTY)).isEmpty();
        assertThat(empty.userProperties()).containsEntry("type", Bytes.utf8("metaranges"));
        SstIterator iterator = empty.iterator();
        iterator.seekGE(Bytes.utf8("a"));
        assertThat(iterator.next()).isFalse();
    }

    @Test
    void findsExactlyTheKeysThatWereWritten() {
        TreeMap<Bytes, Bytes> model = new TreeMap<>();
        RandomRows.of(1, 6000, 100).forEach(row -> model.put(row.key(), row.value()));
        SstReader reader = Vectors.open(write(model));
        Random random = new Random(2);
        model.forEach((key, value) -> {
            assertThat(reader.get(key)).contains(value);
            for (Bytes near : neighbours(key, random)) {
                assertThat(reader.get(near).orElse(null)).isEqualTo(model.get(near));
            }
        });
    }

    @Test
    void seeksToTheFirstKeyNotBefore() {
        TreeMap<Bytes, Bytes> model = new TreeMap<>();
        RandomRows.of(3, 4000, 200).forEach(row -> model.put(row.key(), row.value()));
        SstIterator iterator = Vectors.open(write(model)).iterator();
        Random random = new Random(4);
        List<Bytes> keys = new ArrayList<>(model.keySet());
        for (int round = 0; round < 5000; round++) {
            Bytes target =
                    neighbours(keys.get(random.nextInt(keys.size())), random).get(random.nextInt(3));
            iterator.seekGE(target);
            assertThatThrownBy(iterator::key).isInstanceOf(IllegalStateException.class);
            int steps = random.nextInt(30);
            for (Map.Entry<Bytes, Bytes> expected : model.tailMap(target).entrySet()) {
                if (steps-- == 0) {
                    break;
                }
                assertThat(iterator.next()).isTrue();
                assertThat(iterator.key()).isEqualTo(expected.getKey());
                assertThat(iterator.value()).isEqualTo(expected.getValue());
            }
        }
        iterator.seekGE(keys.getLast().successor());
        assertThat(iterator.next()).isFalse();
        assertThat(iterator.next()).isFalse();
        assertThatThrownBy(iterator::value).isInstanceOf(IllegalStateException.class);
        iterator.seekGE(Bytes.EMPTY);
        assertThat(iterator.next()).isTrue();
        assertThat(iterator.key()).isEqualTo(keys.getFirst());
    }

    private static List<Bytes> neighbours(Bytes key, Random random) {
        Bytes shorter = key.slice(0, random.nextInt(key.length() + 1));
        return List.of(key, key.successor(), shorter);
    }

    private static byte[] write(Map<Bytes, Bytes> model) {
        List<Row> rows = new ArrayList<>();
        model.forEach((key, value) -> rows.add(new Row(key, value)));
        return Vectors.write(rows, Vectors.RANGES);
    }

    @Test
    void servesSeveralThreadsFromAMappedFileThroughASmallCache() throws Exception {
        List<Row> rows = RandomRows.of(5, 4000, 200);
        Path file = Files.write(folder.resolve("t.sst"), Vectors.write(rows, Vectors.RANGES));
        BlockCache cache = new BlockCache(64 << 10);
        SstReader reader = SstReader.open(SstSource.map(file), cache);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                int first = thread * 97;
                running.add(threads.submit(() -> {
                    for (int i = first; i < rows.size(); i += 13) {
                        assertThat(reader.get(rows.get(i).key()))
                                .contains(rows.get(i).value());
                    }
                    assertThat(Vectors.rows(reader)).isEqualTo(rows);
                }));
            }
            for (Future<?> done : running) {
                done.get();
            }
        }
        assertThat(cache.size()).isBetween(1L, 64L << 10);
    }

    @Test
    void keepsTablesOfOneCacheApart() {
        BlockCache cache = new BlockCache(1 << 20);
        Bytes key = Bytes.utf8("k");
        List<SstReader> readers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            List<Row> rows = List.of(new Row(key, Bytes.utf8("v" + i)));
            readers.add(SstReader.open(SstSource.of(Bytes.wrap(Vectors.write(rows, Vectors.RANGES))), cache));
        }
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 3; i++) {
                assertThat(readers.get(i).get(key)).contains(Bytes.utf8("v" + i));
            }
        }
    }

    @Test
    void reportsAFileThatIsNotThere() {
        assertThatThrownBy(() -> SstSource.map(folder.resolve("absent")))
                .isInstanceOfSatisfying(
                        TarnException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.INTERNAL));
    }

    @Test
    void refusesAnEmptyFile() throws Exception {
        Path file = Files.createFile(folder.resolve("empty"));
        assertThatThrownBy(() -> SstReader.open(SstSource.map(file), new BlockCache(0)))
                .isInstanceOfSatisfying(
                        TarnException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.CORRUPT));
    }
}
