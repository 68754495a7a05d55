package io.tarn.sstable;

import io.tarn.base.Bytes;
import io.tarn.sstable.Vectors.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

/** Makes sorted rows whose keys share prefixes, contain 0x00 and 0xff, and are prefixes of each other. */
final class RandomRows {

    private RandomRows() {}

    static List<Row> of(long seed, int count, int maxValue) {
        Random random = new Random(seed);
        TreeSet<Bytes> keys = new TreeSet<>();
        while (keys.size() < count) {
            byte[] key = new byte[1 + random.nextInt(30)];
            for (int i = 0; i < key.length; i++) {
                int kind = random.nextInt(10);
                key[i] = (byte) (kind == 0 ? 0 : kind == 1 ? 0xff : kind == 2 ? 1 : 'a' + random.nextInt(3));
            }
            keys.add(Bytes.wrap(key));
        }
        List<Row> rows = new ArrayList<>();
        for (Bytes key : keys) {
            byte[] value = new byte[random.nextInt(maxValue + 1)];
            if (random.nextBoolean()) {
                random.nextBytes(value);
            }
            rows.add(new Row(key, Bytes.wrap(value)));
        }
        return rows;
    }
}
