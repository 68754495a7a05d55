package io.tarn.sstable;

import static io.tarn.sstable.TableForge.data;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.base.Bytes;
import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import io.tarn.sstable.Vectors.Row;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens to a file, the outcome is what was written or a CORRUPT error. */
class DamagedTableTest {

    private record Content(List<Row> rows, Map<String, Bytes> properties, long count) {

        static Content of(byte[] table) {
            SstReader reader = Vectors.open(table);
            return new Content(Vectors.rows(reader), reader.userProperties(), reader.count());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"small-range.sst", "empty-metarange.sst"})
    void noticesEveryFlippedByte(String name) {
        byte[] good = Vectors.file(name);
        Content content = Content.of(good);
        for (int at = 0; at < good.length; at++) {
            for (int mask : new int[] {1, 2, 4, 8, 16, 32, 64, 128, 255}) {
                byte[] bad = good.clone();
                bad[at] ^= (byte) mask;
                // No check covers the padding of the footer; the handle before it may gain a continuation bit for a
                // zero.
                boolean padding = at > good.length - Footer.LENGTH
                        && at < good.length - 12
                        && (good[at] == 0 || good[at + 1] == 0);
                assertThat(isNoticed(bad, content) || padding).as("byte %d", at).isTrue();
            }
        }
    }

    @Test
    void noticesEveryTruncation() {
        byte[] good = Vectors.file("small-range.sst");
        for (int length = 0; length < good.length; length++) {
            assertCorrupt(Arrays.copyOf(good, length));
        }
    }

    @Test
    void noticesRandomDamageToALargeTable() {
        byte[] good = Vectors.file("big-range-0.sst");
        Content content = Content.of(good);
        Random random = new Random(5);
        for (int round = 0; round < 600; round++) {
            byte[] bad = good.clone();
            // Half of the damage goes to the index, the properties and the footer.
            int first = random.nextBoolean() ? 0 : 286_182;
            int at = first + random.nextInt(good.length - first);
            switch (random.nextInt(3)) {
                case 0 -> bad[at] ^= (byte) (1 + random.nextInt(255));
                case 1 -> Arrays.fill(bad, at, Math.min(bad.length, at + 1 + random.nextInt(5000)), (byte) 0);
                default -> System.arraycopy(good, random.nextInt(at + 1), bad, at, Math.min(20, bad.length - at));
            }
            isNoticed(bad, content);
        }
    }

    /** Whether the damage leads to a CORRUPT error; if not, everything that is read must be right. */
    private static boolean isNoticed(byte[] bad, Content content) {
        try {
            assertThat(Content.of(bad)).isEqualTo(content);
            return false;
        } catch (TarnException e) {
            assertThat(e.kind()).isEqualTo(ErrorKind.CORRUPT);
            return true;
        }
    }

    @Test
    void readsForgedTablesThatDoNotLie() {
        byte[] single = new TableForge()
                .block("b", data("a", "b"))
                .block("z", data("c"))
                .table();
        assertThat(Vectors.rows(Vectors.open(single))).hasSize(3);
        byte[] twoLevels =
                new TableForge().block("b", data("a", "b")).partition("b").table();
        assertThat(Vectors.rows(Vectors.open(twoLevels))).hasSize(2);
    }

    @Test
    void refusesRecordsAndIndexEntriesOutOfOrder() {
        assertCorrupt(new TableForge().block("z", data("b", "a")).table());
        assertCorrupt(new TableForge().block("z", data("a", "a")).table());
        assertCorrupt(
                new TableForge().block("d", data("c")).block("b", data("a")).table());
        assertCorrupt(
                new TableForge().block("b", data("a")).block("b", data("b")).table());
    }

    @Test
    void refusesAnIndexThatDoesNotFitTheRecords() {
        assertCorrupt(new TableForge().block("a", data("a", "b")).table());
        assertCorrupt(
                new TableForge().block("m", data("a")).block("z", data("b")).table());
        BlockHandle first = new BlockHandle(0, data("a").length);
        assertCorrupt(new TableForge().block("a", data("a")).entry("b", first).table());
        assertCorrupt(new TableForge().block("c", data("a")).partition("b").table());
    }

    @Test
    void refusesHandlesThatPointOutsideOfTheFile() {
        for (long huge : new long[] {100_000, Integer.MAX_VALUE, 1L << 40, Long.MAX_VALUE}) {
            assertCorrupt(new TableForge().entry("a", new BlockHandle(huge, 10)).table());
            assertCorrupt(new TableForge().entry("a", new BlockHandle(0, huge)).table());
            assertCorrupt(
                    new TableForge().entry("a", new BlockHandle(huge, huge)).table());
            assertCorrupt(new TableForge()
                    .entry("a", new BlockHandle(huge, 10))
                    .partition("a")
                    .table());
        }
    }

    @Test
    void refusesPropertiesItCannotHonour() {
        assertCorrupt(TableForge.withProperties(new BlockBuilder(1).finish()));
        BlockBuilder unknownIndex = new BlockBuilder(1);
        unknownIndex.add(
                PropertyNames.INDEX_TYPE.array(), PropertyNames.INDEX_TYPE.length(), 0, new byte[] {3, 0, 0, 0});
        assertCorrupt(TableForge.withProperties(unknownIndex.finish()));
        BlockBuilder otherOrder = new BlockBuilder(1);
        otherOrder.add(PropertyNames.COMPARATOR.array(), PropertyNames.COMPARATOR.length(), 0, new byte[] {'x'});
        assertCorrupt(TableForge.withProperties(otherOrder.finish()));
    }

    @Test
    void refusesKeysThatGrowWithoutBound() {
        BlockBuilder block = new BlockBuilder(Integer.MAX_VALUE);
        byte[] key = new byte[1 << 20];
        for (int i = 0; i < 100; i++) {
            LittleEndian.putInt(key, key.length - 12, Integer.reverseBytes(i));
            key[key.length - 8] = InternalKey.KIND_SET;
            block.add(key, key.length, key.length, new byte[0]);
        }
        assertCorrupt(new TableForge().block("z", block.finish()).table());
    }

    @Test
    void survivesBlocksOfAnyContent() {
        Random random = new Random(9);
        byte[] good = data("a/1", "a/2", "a/3", "b", "b/1", "c");
        for (int round = 0; round < 10_000; round++) {
            byte[] bad = Arrays.copyOf(good, random.nextInt(4) > 0 ? good.length : random.nextInt(2 * good.length));
            for (int changes = random.nextInt(4); changes > 0 && bad.length > 0; changes--) {
                bad[random.nextInt(bad.length)] =
                        (byte) (random.nextBoolean() ? random.nextInt(256) : random.nextInt(5));
            }
            List<byte[]> tables = List.of(
                    new TableForge().block("z", bad).table(),
                    TableForge.withIndex(bad),
                    TableForge.withProperties(bad));
            for (byte[] table : tables) {
                try {
                    Vectors.rows(Vectors.open(table));
                } catch (TarnException e) {
                    assertThat(e.kind()).isEqualTo(ErrorKind.CORRUPT);
                }
            }
        }
    }

    @Test
    void meetsTheSameFailureAgainWhenTriedAgain() {
        SstIterator iterator = Vectors.open(new TableForge()
                        .block("a", data("a"))
                        .block("m", data("z"))
                        .table())
                .iterator();
        assertThat(iterator.next()).isTrue();
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(iterator::next).isInstanceOf(TarnException.class);
        }
    }

    private static void assertCorrupt(byte[] table) {
        assertThatThrownBy(() -> Vectors.rows(Vectors.open(table)))
                .isInstanceOfSatisfying(
                        TarnException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.CORRUPT));
    }
}
