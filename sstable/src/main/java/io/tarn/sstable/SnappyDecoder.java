package io.tarn.sstable;

/**
 * Decompresses the Snappy format, from any encoder. Input is not trusted: whatever it holds, the outcome is the decoded
 * bytes or a CORRUPT error, and no more memory is taken than input of its length can decode to.
 */
final class SnappyDecoder {

    /** The longest copy makes 64 bytes from 3. */
    private static final int MAX_EXPANSION = 22;

    private final ByteCursor in;
    private final byte[] bytes;
    private final byte[] out;
    private int written;

    private SnappyDecoder(ByteCursor in, byte[] bytes, byte[] out) {
        this.in = in;
        this.bytes = bytes;
        this.out = out;
    }

    /** The bytes that the first {@code length} bytes of {@code compressed} stand for. */
    static byte[] decode(byte[] compressed, int length) {
        ByteCursor in = new ByteCursor(compressed, 0, length);
        int decodedLength = in.length();
        if (decodedLength > (long) length * MAX_EXPANSION) {
            throw ByteCursor.corrupt("block of " + length + " bytes claims to decompress to " + decodedLength);
        }
        return new SnappyDecoder(in, compressed, new byte[decodedLength]).decode();
    }

    private byte[] decode() {
        while (in.remaining() > 0) {
            int tag = bytes[in.skip(1)] & 0xff;
            switch (tag & 3) {
                case 0 -> literal(tag >> 2);
                case 1 -> copy((tag & 0xe0) << 3 | (bytes[in.skip(1)] & 0xff), (tag >> 2 & 7) + 4);
                case 2 -> copy(number(2), (tag >> 2) + 1);
                default -> copy(number(4), (tag >> 2) + 1);
            }
        }
        if (written != out.length) {
            throw ByteCursor.corrupt("block decompresses to " + written + " bytes, not " + out.length);
        }
        return out;
    }

    private void literal(int lengthCode) {
        long length = (lengthCode < 60 ? lengthCode : number(lengthCode - 59)) + 1L;
        if (length > in.remaining() || length > out.length - written) {
            throw ByteCursor.corrupt("literal of " + length + " bytes");
        }
        int n = (int) length;
        System.arraycopy(bytes, in.skip(n), out, written, n);
        written += n;
    }

    private void copy(long offset, int length) {
        if (offset == 0 || offset > written || length > out.length - written) {
            throw ByteCursor.corrupt("copy of " + length + " bytes from " + offset + " before " + written);
        }
        int from = written - (int) offset;
        if (offset >= length) {
            System.arraycopy(out, from, out, written, length);
        } else {
            // The source runs into what is being written: a repetition, to be copied in order.
            for (int i = 0; i < length; i++) {
                out[written + i] = out[from + i];
            }
        }
        written += length;
    }

    /** An unsigned little-endian number of {@code width} bytes. */
    private long number(int width) {
        int at = in.skip(width);
        long value = 0;
        for (int i = 0; i < width; i++) {
            value |= (bytes[at + i] & 0xffL) << (i * Byte.SIZE);
        }
        return value;
    }
}
