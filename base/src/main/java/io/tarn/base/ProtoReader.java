package io.tarn.base;

import java.time.Instant;
import java.util.Arrays;
import java.util.Map;

/**
 * Reads the fields of one message in the Protocol Buffers wire format, in the order in which they stand.
 *
 * <pre>{@code
 * ProtoReader in = new ProtoReader(bytes);
 * while (in.next()) {
 *     switch (in.field()) {
 *         case 1 -> id = in.string();
 *         default -> in.keep();
 *     }
 * }
 * Bytes unknown = in.unknown();
 * }</pre>
 *
 * <p>Malformed input fails with {@link ErrorKind#CORRUPT}. Not safe for use by several threads.
 */
public final class ProtoReader {

    private final byte[] buffer;
    private final int end;
    private int at;
    private int tagStart;
    private int field;
    private int wireType;
    private boolean consumed = true;
    private Bytes unknown = Bytes.EMPTY;

    public ProtoReader(Bytes message) {
        this(message.array(), 0, message.length());
    }

    private ProtoReader(byte[] buffer, int from, int to) {
        this.buffer = buffer;
        this.at = from;
        this.end = to;
    }

    /** Moves to the next field; false at the end. A field whose value was not read is skipped. */
    public boolean next() {
        if (!consumed) {
            skip();
        }
        if (at >= end) {
            return false;
        }
        tagStart = at;
        long tag = varint();
        field = (int) (tag >>> 3);
        wireType = (int) (tag & 7);
        if (field <= 0) {
            throw corrupt("field number " + field);
        }
        consumed = false;
        return true;
    }

    public int field() {
        return field;
    }

    public String string() {
        return bytes().utf8();
    }

    public Bytes bytes() {
        int length = lengthDelimited();
        Bytes value = Bytes.copyOf(buffer, at, at + length);
        at += length;
        return value;
    }

    public long number() {
        expect(ProtoWriter.VARINT);
        consumed = true;
        return varint();
    }

    public boolean bool() {
        return number() != 0;
    }

    public Instant time() {
        ProtoReader in = message();
        long seconds = 0;
        long nanos = 0;
        while (in.next()) {
            switch (in.field()) {
                case 1 -> seconds = in.number();
                case 2 -> nanos = in.number();
                default -> in.keep();
            }
        }
        return Instant.ofEpochSecond(seconds, nanos);
    }

    /** The nested message at this field. */
    public ProtoReader message() {
        int length = lengthDelimited();
        ProtoReader nested = new ProtoReader(buffer, at, at + length);
        at += length;
        return nested;
    }

    /** Adds the map entry at this field to {@code map}. */
    public void stringMapEntry(Map<String, String> map) {
        ProtoReader in = message();
        String key = "";
        String value = "";
        while (in.next()) {
            switch (in.field()) {
                case 1 -> key = in.string();
                case 2 -> value = in.string();
                default -> in.keep();
            }
        }
        map.put(key, value);
    }

    /** Whether the field holds a length-delimited value; packed and unpacked numbers differ in this. */
    public boolean isLengthDelimited() {
        return wireType == ProtoWriter.LENGTH_DELIMITED;
    }

    /** Reads one bare varint of a packed field; use on the reader that {@link #message()} gave, while {@link #hasMore()}. */
    public long packedNumber() {
        return varint();
    }

    public boolean hasMore() {
        return at < end;
    }

    /** Remembers this field, tag and all, among the {@link #unknown()} ones. */
    public void keep() {
        skip();
        unknown = unknown.concat(Bytes.copyOf(buffer, tagStart, at));
    }

    /** The fields kept so far, ready for {@link ProtoWriter#raw}. */
    public Bytes unknown() {
        return unknown;
    }

    private void skip() {
        switch (wireType) {
            case ProtoWriter.VARINT -> varint();
            case ProtoWriter.FIXED64 -> advance(8);
            case ProtoWriter.LENGTH_DELIMITED -> advance(lengthDelimited());
            case ProtoWriter.FIXED32 -> advance(4);
            default -> throw corrupt("wire type " + wireType);
        }
        consumed = true;
    }

    private int lengthDelimited() {
        expect(ProtoWriter.LENGTH_DELIMITED);
        consumed = true;
        long length = varint();
        if (length < 0 || length > end - at) {
            throw corrupt("length " + length + " with " + (end - at) + " bytes left");
        }
        return (int) length;
    }

    private void advance(int count) {
        if (count > end - at) {
            throw corrupt("value is cut off");
        }
        at += count;
    }

    private void expect(int type) {
        if (wireType != type) {
            throw corrupt("field " + field + " has wire type " + wireType + ", not " + type);
        }
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (at >= end) {
                throw corrupt("number is cut off");
            }
            byte b = buffer[at++];
            value |= (long) (b & 0x7f) << shift;
            if (b >= 0) {
                return value;
            }
        }
        throw corrupt("number is longer than ten bytes");
    }

    private TarnException corrupt(String what) {
        return new TarnException(ErrorKind.CORRUPT, "malformed stored record: " + what);
    }

    @Override
    public String toString() {
        return Bytes.copyOf(Arrays.copyOfRange(buffer, at, end)).hex();
    }
}
