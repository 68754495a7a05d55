package io.tarn.sstable;

import io.tarn.base.Bytes;
import java.util.Arrays;

/**
 * The form of keys inside data and index blocks: the user's key followed by eight bytes, little-endian, of sequence number
 * times 256 plus record kind. Tables here hold one version of each key, so the trailer carries no information; index
 * entries use the greatest sequence number where their key is made up.
 */
final class InternalKey {

    static final int TRAILER = Long.BYTES;
    static final int KIND_SET = 1;

    /** Sequence number 0, kind SET. */
    private static final long RECORD = KIND_SET;
    /** The greatest 56-bit sequence number, kind 17. */
    private static final long SEPARATOR = 0xffff_ffff_ffff_ff11L;
    /** What stands for the last key of a block without records. */
    private static final long NONE = 0xff;

    private InternalKey() {}

    /** Writes the key of a record to {@code into}, which has room; returns its length. */
    static int putRecord(Bytes key, byte[] into) {
        System.arraycopy(key.array(), 0, into, 0, key.length());
        LittleEndian.putLong(into, key.length(), RECORD);
        return key.length() + TRAILER;
    }

    /** The index key of a block that ends with {@code last} when the next one starts with {@code next}. */
    static byte[] between(Bytes last, Bytes next) {
        byte[] a = last.array();
        byte[] b = next.array();
        int i = Arrays.mismatch(a, b);
        if (i < 0 || i == a.length || i == b.length || (a[i] & 0xff) >= (b[i] & 0xff)) {
            return with(a, RECORD);
        }
        if (i < b.length - 1 || (a[i] & 0xff) + 1 < (b[i] & 0xff)) {
            return with(incremented(a, i), SEPARATOR);
        }
        return incrementedFrom(a, i + 1);
    }

    /** The index key of the last block, which ends with {@code last}. */
    static byte[] after(Bytes last) {
        return incrementedFrom(last.array(), 0);
    }

    /** The index key of the only block of a table without records. */
    static byte[] none() {
        return with(new byte[0], NONE);
    }

    private static byte[] incrementedFrom(byte[] key, int from) {
        for (int i = from; i < key.length; i++) {
            if (key[i] != (byte) 0xff) {
                return with(incremented(key, i), SEPARATOR);
            }
        }
        return with(key, RECORD);
    }

    private static byte[] incremented(byte[] key, int at) {
        byte[] cut = Arrays.copyOf(key, at + 1);
        cut[at]++;
        return cut;
    }

    private static byte[] with(byte[] key, long trailer) {
        byte[] internal = Arrays.copyOf(key, key.length + TRAILER);
        LittleEndian.putLong(internal, key.length, trailer);
        return internal;
    }
}
