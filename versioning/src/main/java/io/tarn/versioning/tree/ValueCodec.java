package io.tarn.versioning.tree;

import io.tarn.base.Bytes;
import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import java.util.Arrays;

/**
 * Values as files hold them: identity, then data, each after its length as a zigzag varint. What follows the data is
 * ignored, as other readers ignore it.
 */
final class ValueCodec {

    /** No reader accepts a longer identity or data. */
    static final int MAX_LENGTH = 640 * 65536;

    private static final int MAX_VARINT = 5;

    private ValueCodec() {}

    static Bytes encode(Value value) {
        byte[] identity = value.identity().array();
        byte[] data = value.data().array();
        if (identity.length > MAX_LENGTH || data.length > MAX_LENGTH) {
            throw new TarnException(ErrorKind.TOO_LARGE, "a value of a tree is longer than " + MAX_LENGTH + " bytes");
        }
        byte[] out = new byte[size(identity.length) + identity.length + size(data.length) + data.length];
        int at = putLength(out, 0, identity.length);
        System.arraycopy(identity, 0, out, at, identity.length);
        at = putLength(out, at + identity.length, data.length);
        System.arraycopy(data, 0, out, at, data.length);
        return Bytes.wrap(out);
    }

    static Value decode(Bytes encoded) {
        int identityAt = afterLength(encoded, 0);
        int identityEnd = identityAt + length(encoded, 0, identityAt);
        int dataAt = afterLength(encoded, identityEnd);
        int dataEnd = dataAt + length(encoded, identityEnd, dataAt);
        return new Value(encoded.slice(identityAt, identityEnd), encoded.slice(dataAt, dataEnd));
    }

    /** Whether two encoded values have the same identity, without making values of them. */
    static boolean sameIdentity(Bytes a, Bytes b) {
        int fromA = afterLength(a, 0);
        int fromB = afterLength(b, 0);
        int toA = fromA + length(a, 0, fromA);
        int toB = fromB + length(b, 0, fromB);
        return Arrays.equals(a.array(), fromA, toA, b.array(), fromB, toB);
    }

    private static int afterLength(Bytes encoded, int from) {
        for (int at = from; at < encoded.length(); at++) {
            if (encoded.get(at) >= 0) {
                return at + 1;
            }
        }
        throw corrupt();
    }

    private static int length(Bytes encoded, int from, int to) {
        if (to - from > MAX_VARINT) {
            throw corrupt();
        }
        long zigzag = 0;
        for (int at = to - 1; at >= from; at--) {
            zigzag = zigzag << 7 | (encoded.get(at) & 0x7f);
        }
        long length = (zigzag >>> 1) ^ -(zigzag & 1);
        if (length < 0 || length > encoded.length() - to) {
            throw corrupt();
        }
        return (int) length;
    }

    private static TarnException corrupt() {
        return new TarnException(ErrorKind.CORRUPT, "malformed value in a range file");
    }

    private static int putLength(byte[] out, int from, int length) {
        int at = from;
        int rest = length << 1;
        while (rest > 0x7f) {
            out[at++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        out[at++] = (byte) rest;
        return at;
    }

    private static int size(int length) {
        int size = 1;
        for (int rest = length << 1; rest > 0x7f; rest >>>= 7) {
            size++;
        }
        return size;
    }
}
