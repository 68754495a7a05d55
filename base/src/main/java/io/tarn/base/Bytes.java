package io.tarn.base;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * An immutable string of bytes, ordered as unsigned bytes. Every key and every stored value in Tarn is one of these;
 * {@link String} order is UTF-16 order and would sort keys wrongly.
 */
public final class Bytes implements Comparable<Bytes> {

    public static final Bytes EMPTY = new Bytes(new byte[0]);

    private final byte[] bytes;
    private int hash;

    private Bytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A copy of {@code bytes}. */
    public static Bytes copyOf(byte[] bytes) {
        return bytes.length == 0 ? EMPTY : new Bytes(bytes.clone());
    }

    /** Takes {@code bytes} without a copy; the caller gives the array away and must not write to it again. */
    public static Bytes wrap(byte[] bytes) {
        return bytes.length == 0 ? EMPTY : new Bytes(bytes);
    }

    /** A copy of the part of {@code bytes} from {@code from} (inclusive) to {@code to} (exclusive). */
    public static Bytes copyOf(byte[] bytes, int from, int to) {
        return wrap(Arrays.copyOfRange(bytes, from, to));
    }

    /** The UTF-8 encoding of {@code text}; unpaired surrogates become {@code ?}. */
    public static Bytes utf8(String text) {
        return wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The bytes that {@code hex} (two digits a byte, either case) stands for. */
    public static Bytes fromHex(String hex) {
        return wrap(HexFormat.of().parseHex(hex));
    }

    public int length() {
        return bytes.length;
    }

    public boolean isEmpty() {
        return bytes.length == 0;
    }

    public byte get(int index) {
        return bytes[index];
    }

    /** A fresh array with these bytes. */
    public byte[] toArray() {
        return bytes.clone();
    }

    /** The array behind this value, not a copy: for reading only, where a copy would cost (hashing, writing, comparing). */
    public byte[] array() {
        return bytes;
    }

    /** A read-only view of these bytes. */
    public ByteBuffer buffer() {
        return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
    }

    /** These bytes as UTF-8 text; malformed sequences become U+FFFD. */
    public String utf8() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Lower-case hex digits, two a byte. */
    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    public boolean startsWith(Bytes prefix) {
        int n = prefix.bytes.length;
        return n <= bytes.length && Arrays.equals(bytes, 0, n, prefix.bytes, 0, n);
    }

    public boolean endsWith(Bytes suffix) {
        int n = suffix.bytes.length;
        return n <= bytes.length && Arrays.equals(bytes, bytes.length - n, bytes.length, suffix.bytes, 0, n);
    }

    /** The index of the first occurrence of {@code part} at or after {@code from}, or -1. An empty part is found at once. */
    public int indexOf(Bytes part, int from) {
        int last = bytes.length - part.bytes.length;
        for (int i = from; i <= last; i++) {
            if (Arrays.equals(bytes, i, i + part.bytes.length, part.bytes, 0, part.bytes.length)) {
                return i;
            }
        }
        return -1;
    }

    /** The bytes from {@code from} (inclusive) to {@code to} (exclusive). */
    public Bytes slice(int from, int to) {
        return from == 0 && to == bytes.length ? this : copyOf(bytes, from, to);
    }

    public Bytes concat(Bytes other) {
        byte[] joined = Arrays.copyOf(bytes, bytes.length + other.bytes.length);
        System.arraycopy(other.bytes, 0, joined, bytes.length, other.bytes.length);
        return wrap(joined);
    }

    /** The least byte string greater than this one: this one followed by a zero byte. */
    public Bytes successor() {
        return wrap(Arrays.copyOf(bytes, bytes.length + 1));
    }

    /**
     * The least byte string greater than every string that starts with this one, or empty if there is none (this one is
     * empty or all 0xff).
     */
    public Optional<Bytes> prefixSuccessor() {
        for (int i = bytes.length - 1; i >= 0; i--) {
            if (bytes[i] != (byte) 0xff) {
                byte[] next = Arrays.copyOf(bytes, i + 1);
                next[i]++;
                return Optional.of(wrap(next));
            }
        }
        return Optional.empty();
    }

    public static Bytes max(Bytes a, Bytes b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    @Override
    public int compareTo(Bytes other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        int h = hash;
        if (h == 0) {
            h = Arrays.hashCode(bytes);
            hash = h;
        }
        return h;
    }

    /** Printable ASCII as is, other bytes as {@code \xNN}: for logs and messages, not for storing. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(bytes.length);
        for (byte b : bytes) {
            if (b >= 0x20 && b < 0x7f && b != '\\') {
                text.append((char) b);
            } else {
                text.append("\\x").append(HexFormat.of().toHexDigits(b));
            }
        }
        return text.toString();
    }
}
