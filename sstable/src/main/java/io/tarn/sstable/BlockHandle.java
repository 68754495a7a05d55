package io.tarn.sstable;

import java.util.Arrays;

/** Where a block lies in the file: {@code offset} and {@code length} in bytes, without the block's trailer. */
record BlockHandle(long offset, long length) {

    byte[] encoded() {
        byte[] bytes = new byte[2 * Varint.MAX_LENGTH];
        return Arrays.copyOf(bytes, put(bytes, 0));
    }

    int put(byte[] into, int at) {
        return Varint.put(into, Varint.put(into, at, offset), length);
    }

    static BlockHandle read(ByteCursor in) {
        return new BlockHandle(in.varint(), in.varint());
    }

    /** The offset after the block's trailer. */
    long end() {
        return offset + length + BlockTrailer.LENGTH;
    }
}
