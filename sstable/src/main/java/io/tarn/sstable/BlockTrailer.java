package io.tarn.sstable;

import java.util.zip.CRC32C;

/**
 * The five bytes after each block: how it is compressed, then a checksum of the stored block and that byte. The checksum
 * is a CRC-32C, rotated and offset so that data which holds checksums itself is not mistaken for its own.
 */
final class BlockTrailer {

    static final int LENGTH = 5;
    static final byte RAW = 0;
    static final byte SNAPPY = 1;

    private static final int MASK_OFFSET = 0xa282ead8;

    private BlockTrailer() {}

    /** Writes the trailer at {@code length}, for the block before it. */
    static void put(byte[] block, int length, byte compression) {
        block[length] = compression;
        LittleEndian.putInt(block, length + 1, checksum(block, length));
    }

    /** Whether the trailer at {@code length} has the right checksum for the block before it. */
    static boolean isValid(byte[] block, int length) {
        return LittleEndian.getInt(block, length + 1) == checksum(block, length);
    }

    private static int checksum(byte[] block, int length) {
        CRC32C crc = new CRC32C();
        crc.update(block, 0, length + 1);
        return Integer.rotateRight((int) crc.getValue(), 15) + MASK_OFFSET;
    }
}
