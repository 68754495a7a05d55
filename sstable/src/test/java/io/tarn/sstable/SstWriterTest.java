package io.tarn.sstable;

import static io.tarn.sstable.Vectors.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.base.Bytes;
import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import io.tarn.sstable.Vectors.Row;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SstWriterTest {

    private static final Object SSTABLES = Vectors.json("sstables.json");

    @Test
    void writesTheSmallRangeByteForByte() {
        byte[] written = Vectors.write(rowsIn(at(SSTABLES, "small", "ranges", 0)), Vectors.RANGES);
        assertThat(written).isEqualTo(Vectors.file("small-range.sst"));
    }

    @Test
    void writesTheSmallMetarangeByteForByte() {
        byte[] written = Vectors.write(rowsIn(at(SSTABLES, "small", "metarange")), Map.of("type", "metaranges"));
        assertThat(written).isEqualTo(Vectors.file("small-metarange.sst"));
    }

    @Test
    void writesATableWithoutRecordsByteForByte() {
        byte[] written = Vectors.write(List.of(), Map.of("type", "metaranges"));
        assertThat(written).isEqualTo(Vectors.file("empty-metarange.sst"));
    }

    @Test
    void writesThreeThousandRecordsUnderATwoLevelIndexByteForByte() {
        byte[] golden = Vectors.file("big-range-0.sst");
        assertThat(Vectors.write(Vectors.rows(Vectors.open(golden)), Vectors.RANGES))
                .isEqualTo(golden);
    }

    @Test
    void estimatesTheSizeAfterEachRecordAsRecorded() {
        Map<Long, Long> expected = new HashMap<>();
        for (Object step : (List<?>) at(SSTABLES, "estimated_size_trace_big")) {
            expected.put((Long) at(step, "records"), (Long) at(step, "estimated_size"));
        }
        SstWriter writer = new SstWriter(OutputStream.nullOutputStream());
        Map<Long, Long> actual = new HashMap<>();
        actual.put(0L, writer.estimatedSize());
        for (Row row : Vectors.rows(Vectors.open(Vectors.file("big-range-0.sst")))) {
            writer.add(row.key(), row.value());
            actual.put(writer.count(), writer.estimatedSize());
        }
        assertThat(actual).containsAllEntriesOf(expected).hasSize(3001);
    }

    @Test
    void keepsTheRecordedEstimateAfterTheEnd() {
        SstWriter writer = new SstWriter(OutputStream.nullOutputStream());
        rowsIn(at(SSTABLES, "small", "ranges", 0)).forEach(row -> writer.add(row.key(), row.value()));
        writer.finish(Vectors.RANGES);
        assertThat(writer.estimatedSize()).isEqualTo(643);
    }

    @Test
    void refusesKeysThatDoNotAscend() {
        SstWriter writer = new SstWriter(OutputStream.nullOutputStream());
        writer.add(Bytes.utf8("b"), Bytes.EMPTY);
        assertThatThrownBy(() -> writer.add(Bytes.utf8("b"), Bytes.EMPTY)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> writer.add(Bytes.utf8("a"), Bytes.EMPTY)).isInstanceOf(IllegalArgumentException.class);
        writer.add(Bytes.fromHex("ff"), Bytes.EMPTY);
        assertThat(writer.count()).isEqualTo(2);
    }

    @Test
    void refusesPropertyNamesOfItsOwn() {
        SstWriter writer = new SstWriter(OutputStream.nullOutputStream());
        assertThatThrownBy(() -> writer.finish(Map.of("count", "1"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> writer.finish(Map.of("rocksdb.x", "1"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesRecordsAfterTheEnd() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SstWriter writer = new SstWriter(out);
        writer.finish(Vectors.RANGES);
        assertThatThrownBy(() -> writer.add(Bytes.utf8("a"), Bytes.EMPTY)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> writer.finish(Vectors.RANGES)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void reportsAnOutputThatFails() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("disk full");
            }
        };
        assertThatThrownBy(() -> new SstWriter(full).finish(Vectors.RANGES))
                .isInstanceOfSatisfying(
                        TarnException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.INTERNAL))
                .hasMessageContaining("disk full");
    }

    private static List<Row> rowsIn(Object table) {
        List<Row> rows = new ArrayList<>();
        for (Object row : (List<?>) at(table, "first_records")) {
            rows.add(new Row(Bytes.utf8((String) at(row, "key")), Bytes.fromHex((String) at(row, "value_hex"))));
        }
        return rows;
    }
}
