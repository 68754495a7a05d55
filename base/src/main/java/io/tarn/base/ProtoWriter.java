package io.tarn.base;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Writes one message in the Protocol Buffers wire format (proto3): fields in the order of the calls, default values left
 * out, maps sorted by the bytes of their keys so that equal messages have equal bytes.
 *
 * <p>Written by hand instead of generated because ids are hashes of these bytes, and because records keep fields they do
 * not know (see {@link ProtoReader#unknown()}).
 */
public final class ProtoWriter {

    static final int VARINT = 0;
    static final int FIXED64 = 1;
    static final int LENGTH_DELIMITED = 2;
    static final int FIXED32 = 5;

    private byte[] buffer = new byte[64];
    private int length;

    public ProtoWriter string(int field, String value) {
        return value.isEmpty() ? this : bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    public ProtoWriter bytes(int field, Bytes value) {
        return value.isEmpty() ? this : bytes(field, value.array());
    }

    /** Writes {@code value} even when it is empty, as optional fields and list elements need it. */
    public ProtoWriter presentBytes(int field, Bytes value) {
        return bytes(field, value.array());
    }

    public ProtoWriter presentString(int field, String value) {
        return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    public ProtoWriter strings(int field, List<String> values) {
        values.forEach(value -> presentString(field, value));
        return this;
    }

    /** An int32, int64, uint64 or enum; negative values take ten bytes. */
    public ProtoWriter number(int field, long value) {
        if (value != 0) {
            tag(field, VARINT);
            varint(value);
        }
        return this;
    }

    public ProtoWriter bool(int field, boolean value) {
        return number(field, value ? 1 : 0);
    }

    /** A repeated number in its packed form. */
    public ProtoWriter packed(int field, List<Long> values) {
        if (values.isEmpty()) {
            return this;
        }
        ProtoWriter numbers = new ProtoWriter();
        values.forEach(numbers::varint);
        return presentBytes(field, numbers.toBytes());
    }

    /** A google.protobuf.Timestamp, written even for the epoch itself. */
    public ProtoWriter time(int field, Instant value) {
        return message(field, m -> m.number(1, value.getEpochSecond()).number(2, value.getNano()));
    }

    /** A nested message, written even when it is empty. */
    public ProtoWriter message(int field, Consumer<ProtoWriter> content) {
        ProtoWriter nested = new ProtoWriter();
        content.accept(nested);
        tag(field, LENGTH_DELIMITED);
        varint(nested.length);
        append(nested.buffer, nested.length);
        return this;
    }

    public ProtoWriter stringMap(int field, Map<String, String> map) {
        return map(field, map, (entry, value) -> entry.presentString(2, value));
    }

    /** A map field; {@code value} writes the value as field 2 of its entry. */
    public <V> ProtoWriter map(int field, Map<String, V> map, java.util.function.BiConsumer<ProtoWriter, V> value) {
        TreeMap<Bytes, V> sorted = new TreeMap<>();
        map.forEach((k, v) -> sorted.put(Bytes.utf8(k), v));
        sorted.forEach((k, v) -> message(field, entry -> {
            entry.presentBytes(1, k);
            value.accept(entry, v);
        }));
        return this;
    }

    /** Appends already encoded fields, such as those a reader did not know. */
    public ProtoWriter raw(Bytes encodedFields) {
        append(encodedFields.array(), encodedFields.length());
        return this;
    }

    public Bytes toBytes() {
        return Bytes.copyOf(buffer, 0, length);
    }

    private ProtoWriter bytes(int field, byte[] value) {
        tag(field, LENGTH_DELIMITED);
        varint(value.length);
        append(value, value.length);
        return this;
    }

    private void tag(int field, int wireType) {
        varint(((long) field << 3) | wireType);
    }

    private void varint(long value) {
        ensure(10);
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            buffer[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        buffer[length++] = (byte) rest;
    }

    private void append(byte[] bytes, int count) {
        ensure(count);
        System.arraycopy(bytes, 0, buffer, length, count);
        length += count;
    }

    private void ensure(int more) {
        if (length + more > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + more));
        }
    }
}
