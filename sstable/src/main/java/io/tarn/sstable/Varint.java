package io.tarn.sstable;

/** Unsigned base-128 numbers, least significant group first, as tables use them for lengths and offsets. */
final class Varint {

    static final int MAX_LENGTH = 10;

    private Varint() {}

    /** Writes {@code value} (taken as unsigned) at {@code at}; returns the position after it. */
    static int put(byte[] into, int at, long value) {
        int i = at;
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            into[i++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        into[i++] = (byte) rest;
        return i;
    }

    /** The number of bytes that {@link #put} writes for {@code value}. */
    static int length(long value) {
        return (Long.SIZE + 6 - Long.numberOfLeadingZeros(value | 1)) / 7;
    }

    static byte[] encode(long value) {
        byte[] bytes = new byte[length(value)];
        put(bytes, 0, value);
        return bytes;
    }
}
