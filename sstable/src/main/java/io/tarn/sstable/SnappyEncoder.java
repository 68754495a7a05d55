package io.tarn.sstable;

import java.util.Arrays;

/**
 * Compresses blocks in the Snappy format with exactly the choices of the reference encoder of its 1.1.3 generation. The
 * lengths it produces enter size estimates, and through them the ids of stored trees, so another encoder (or a better
 * one) is not a replacement.
 *
 * <p>Keeps a hash table between calls; one thread at a time.
 */
final class SnappyEncoder {

    private static final int FRAGMENT = 1 << 16;
    /** No match starts in the last bytes of a fragment. */
    private static final int MARGIN = 15;

    private static final int SHORTEST_FRAGMENT_WITH_COPIES = MARGIN + 2;
    private static final int MIN_TABLE = 1 << 8;
    private static final int MAX_TABLE = 1 << 14;
    private static final int HASH_MULTIPLIER = 0x1e35a7bd;

    private final char[] table = new char[MAX_TABLE];
    private byte[] in = new byte[0];
    private byte[] out = new byte[0];
    private int written;
    private int tableShift;

    /** The most bytes that {@code length} bytes of input can become. */
    static int maxEncodedLength(int length) {
        return Math.toIntExact(32L + length + length / 6);
    }

    /**
     * Compresses the first {@code length} bytes of {@code input} to the start of {@code output}, which must have room for
     * {@link #maxEncodedLength}; returns the number of bytes written.
     */
    int encode(byte[] input, int length, byte[] output) {
        in = input;
        out = output;
        written = Varint.put(output, 0, length);
        for (int from = 0; from < length; from += FRAGMENT) {
            int to = Math.min(length, from + FRAGMENT);
            if (to - from < SHORTEST_FRAGMENT_WITH_COPIES) {
                literal(from, to);
            } else {
                fragment(from, to);
            }
        }
        return written;
    }

    /** Positions in the table are relative to {@code base}; all other positions are absolute. */
    private void fragment(int base, int end) {
        clearTable(end - base);
        int limit = end - MARGIN;
        int pending = base;
        int at = base + 1;
        int hash = hash(word(at));
        while (true) {
            int skip = 32;
            int next = at;
            int candidate;
            do {
                at = next;
                int step = skip >> 5;
                next = at + step;
                skip += step;
                if (next > limit) {
                    literal(pending, end);
                    return;
                }
                candidate = base + table[hash];
                table[hash] = (char) (at - base);
                hash = hash(word(next));
            } while (word(at) != word(candidate));

            literal(pending, at);
            do {
                int matchEnd = extend(candidate + 4, at + 4, end);
                copy(at - candidate, matchEnd - at);
                at = matchEnd;
                pending = at;
                if (at >= limit) {
                    literal(pending, end);
                    return;
                }
                table[hash(word(at - 1))] = (char) (at - 1 - base);
                int here = hash(word(at));
                candidate = base + table[here];
                table[here] = (char) (at - base);
            } while (word(at) == word(candidate));
            at++;
            hash = hash(word(at));
        }
    }

    private void clearTable(int fragmentLength) {
        int size = MIN_TABLE;
        while (size < MAX_TABLE && size < fragmentLength) {
            size <<= 1;
        }
        tableShift = 32 - Integer.numberOfTrailingZeros(size);
        Arrays.fill(table, 0, size, (char) 0);
    }

    private int hash(int word) {
        return (word * HASH_MULTIPLIER) >>> tableShift;
    }

    private int word(int at) {
        return LittleEndian.getInt(in, at);
    }

    /** The end of the run, from {@code at} on and before {@code end}, that equals the bytes from {@code candidate} on. */
    private int extend(int candidate, int at, int end) {
        int i = candidate;
        int j = at;
        while (j <= end - Long.BYTES) {
            long difference = LittleEndian.getLong(in, i) ^ LittleEndian.getLong(in, j);
            if (difference != 0) {
                return j + Long.numberOfTrailingZeros(difference) / Byte.SIZE;
            }
            i += Long.BYTES;
            j += Long.BYTES;
        }
        while (j < end && in[i] == in[j]) {
            i++;
            j++;
        }
        return j;
    }

    private void literal(int from, int to) {
        int length = to - from;
        if (length == 0) {
            return;
        }
        int n = length - 1;
        if (n < 60) {
            out[written++] = (byte) (n << 2);
        } else if (n < 1 << 8) {
            out[written++] = (byte) (60 << 2);
            out[written++] = (byte) n;
        } else {
            out[written++] = (byte) (61 << 2);
            out[written++] = (byte) n;
            out[written++] = (byte) (n >> 8);
        }
        System.arraycopy(in, from, out, written, length);
        written += length;
    }

    private void copy(int offset, int length) {
        int rest = length;
        while (rest >= 68) {
            longCopy(offset, 64);
            rest -= 64;
        }
        if (rest > 64) {
            longCopy(offset, 60);
            rest -= 60;
        }
        if (rest >= 12 || offset >= 2048) {
            longCopy(offset, rest);
        } else {
            out[written++] = (byte) ((offset >> 8) << 5 | (rest - 4) << 2 | 1);
            out[written++] = (byte) offset;
        }
    }

    private void longCopy(int offset, int length) {
        out[written++] = (byte) ((length - 1) << 2 | 2);
        out[written++] = (byte) offset;
        out[written++] = (byte) (offset >> 8);
    }
}
