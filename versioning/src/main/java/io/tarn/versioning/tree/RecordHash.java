package io.tarn.versioning.tree;

import io.tarn.base.Bytes;
import java.util.Map;

/**
 * The hash that names a file: of its records, each key and each value as its decimal length, itself and a bar, and then of
 * its properties. Bytes are gathered first, since a digest takes few long pieces much faster than many short ones.
 */
final class RecordHash {

    private static final int MAX_DIGITS = 10;

    private final IdentityHash hash = new IdentityHash();
    private final byte[] gathered = new byte[8 * 1024];
    private int used;

    void add(Bytes key, Bytes value) {
        measured(key.array());
        measured(value.array());
    }

    /** The id, in hex; nothing may be added afterwards. */
    String finish(Map<String, String> properties) {
        flush();
        return hash.stringMap(properties).finish().hex();
    }

    private void measured(byte[] bytes) {
        if (used + MAX_DIGITS + bytes.length + 1 > gathered.length) {
            flush();
        }
        digits(bytes.length);
        if (bytes.length > gathered.length - MAX_DIGITS - 1) {
            flush();
            hash.raw(bytes, bytes.length);
        } else {
            System.arraycopy(bytes, 0, gathered, used, bytes.length);
            used += bytes.length;
        }
        gathered[used++] = '|';
    }

    private void digits(int number) {
        int count = 1;
        for (int rest = number / 10; rest > 0; rest /= 10) {
            count++;
        }
        int rest = number;
        for (int i = count - 1; i >= 0; i--) {
            gathered[used + i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        used += count;
    }

    private void flush() {
        hash.raw(gathered, used);
        used = 0;
    }
}
