package io.tarn.sstable;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** The reading end of a table: brings in blocks by handle, with their checksums verified, decompressed. Thread-safe. */
final class BlockInput {

    private static final int MAX_BLOCK = Integer.MAX_VALUE - 64;

    private final SstSource source;
    private final long end;

    /** Fails with CORRUPT if {@code source} is too short to have a footer. */
    BlockInput(SstSource source) {
        this.source = source;
        this.end = source.length() - Footer.LENGTH;
        if (end < 0) {
            throw ByteCursor.corrupt("file of " + source.length() + " bytes");
        }
    }

    Footer footer() {
        return Footer.decode(read(end, Footer.LENGTH));
    }

    byte[] block(BlockHandle handle) {
        long stored = handle.length();
        if (stored > MAX_BLOCK || handle.offset() > end - BlockTrailer.LENGTH - stored) {
            throw ByteCursor.corrupt("no room for a block of " + stored + " bytes at " + handle.offset());
        }
        int length = (int) stored;
        byte[] block = read(handle.offset(), length + BlockTrailer.LENGTH);
        if (!BlockTrailer.isValid(block, length)) {
            throw ByteCursor.corrupt("wrong checksum of the block at " + handle.offset());
        }
        return switch (block[length]) {
            case BlockTrailer.RAW -> Arrays.copyOf(block, length);
            case BlockTrailer.SNAPPY -> SnappyDecoder.decode(block, length);
            default -> throw ByteCursor.corrupt("unsupported compression " + block[length]);
        };
    }

    private byte[] read(long offset, int length) {
        byte[] bytes = new byte[length];
        source.read(offset, ByteBuffer.wrap(bytes));
        return bytes;
    }
}
