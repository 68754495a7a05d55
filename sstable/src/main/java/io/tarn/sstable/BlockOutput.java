package io.tarn.sstable;

import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** The sequential end of a table that is being written: takes finished blocks, compresses them, and knows the offset. */
final class BlockOutput {

    private final OutputStream out;
    private final SnappyEncoder snappy = new SnappyEncoder();
    private byte[] compressed = new byte[0];
    private long offset;

    BlockOutput(OutputStream out) {
        this.out = out;
    }

    /** The number of bytes written so far. */
    long offset() {
        return offset;
    }

    /** Writes {@code block}, compressed unless that saves less than an eighth of it. */
    BlockHandle write(byte[] block) {
        int room = SnappyEncoder.maxEncodedLength(block.length) + BlockTrailer.LENGTH;
        if (compressed.length < room) {
            compressed = new byte[room];
        }
        int length = snappy.encode(block, block.length, compressed);
        if (length < block.length - block.length / 8) {
            return write(compressed, length, BlockTrailer.SNAPPY);
        }
        return writeRaw(block);
    }

    BlockHandle writeRaw(byte[] block) {
        return write(Arrays.copyOf(block, block.length + BlockTrailer.LENGTH), block.length, BlockTrailer.RAW);
    }

    void writeFooter(byte[] footer) {
        write(footer, footer.length);
    }

    private BlockHandle write(byte[] block, int length, byte compression) {
        BlockHandle handle = new BlockHandle(offset, length);
        BlockTrailer.put(block, length, compression);
        write(block, length + BlockTrailer.LENGTH);
        return handle;
    }

    private void write(byte[] bytes, int length) {
        try {
            out.write(bytes, 0, length);
        } catch (IOException e) {
            throw new TarnException(ErrorKind.INTERNAL, "write table: " + e.getMessage(), e);
        }
        offset += length;
    }
}
