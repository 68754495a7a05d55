package io.tarn.sstable;

import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;

/** Reads numbers from a part of an array, one after the other, and fails with CORRUPT instead of running over its end. */
final class ByteCursor {

    private final byte[] bytes;
    private final int end;
    private int at;

    ByteCursor(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.at = from;
        this.end = to;
    }

    int position() {
        return at;
    }

    int remaining() {
        return end - at;
    }

    /** Skips {@code count} bytes and returns the position before them. */
    int skip(int count) {
        if (count > end - at) {
            throw corrupt(count + " bytes wanted, " + (end - at) + " left");
        }
        int before = at;
        at += count;
        return before;
    }

    /** A number up to 2^63 - 1. */
    long varint() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            if (at == end) {
                throw corrupt("number is cut off");
            }
            byte b = bytes[at++];
            value |= (long) (b & 0x7f) << shift;
            if (b >= 0) {
                if (value < 0 || shift == 63) {
                    throw corrupt("number is too large");
                }
                return value;
            }
        }
        throw corrupt("number is longer than ten bytes");
    }

    /** A number up to 2^31 - 1: a length or an offset in a block. */
    int length() {
        if (at < end && bytes[at] >= 0) {
            return bytes[at++];
        }
        long value = varint();
        if (value > Integer.MAX_VALUE) {
            throw corrupt("length " + value);
        }
        return (int) value;
    }

    static TarnException corrupt(String what) {
        return new TarnException(ErrorKind.CORRUPT, "malformed table: " + what);
    }
}
