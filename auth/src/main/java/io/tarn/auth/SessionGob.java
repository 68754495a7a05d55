package io.tarn.auth;

import io.tarn.base.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The Go "gob" encoding of a map whose keys and values are strings declared as any type: the one shape that a session cookie
 * needs of that format. Format: the public documentation of Go's encoding/gob.
 */
final class SessionGob {

    /** The message that declares the map type, and the type id with which the value begins. */
    private static final Bytes TYPE = Bytes.fromHex("0d7f040102ff8000011001100000");

    private static final Bytes VALUE_HEAD = Bytes.fromHex("ff8000");
    private static final Bytes STRING_TYPE_NAME = Bytes.utf8("string");
    private static final int STRING_TYPE_ID = 0x0c;

    private SessionGob() {}

    /** The stream that holds the one entry {@code key} → {@code value}. */
    static Bytes encode(String key, String value) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(VALUE_HEAD.array());
        writeLength(message, 1);
        writeAny(message, key);
        writeAny(message, value);
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        stream.writeBytes(TYPE.array());
        writeLength(stream, message.size());
        stream.writeBytes(message.toByteArray());
        return Bytes.wrap(stream.toByteArray());
    }

    /** The entries in {@code stream}, or empty if it is anything but a map of strings. */
    static Optional<Map<String, String>> decode(Bytes stream) {
        try {
            Reader in = new Reader(stream);
            in.expect(TYPE);
            in.expectRest(in.length());
            in.expect(VALUE_HEAD);
            int count = in.length();
            Map<String, String> entries = new HashMap<>();
            for (int i = 0; i < count; i++) {
                entries.put(in.any(), in.any());
            }
            in.expectRest(0);
            return Optional.of(entries);
        } catch (Unreadable malformed) {
            return Optional.empty();
        }
    }

    private static void writeAny(ByteArrayOutputStream out, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        value.write(0);
        writeLength(value, utf8.length);
        value.writeBytes(utf8);
        writeLength(out, STRING_TYPE_NAME.length());
        out.writeBytes(STRING_TYPE_NAME.array());
        out.write(STRING_TYPE_ID);
        writeLength(out, value.size());
        out.writeBytes(value.toByteArray());
    }

    /** Below 128 one byte; else a byte with minus the count of the big-endian bytes that follow. */
    private static void writeLength(ByteArrayOutputStream out, int length) {
        if (length < 128) {
            out.write(length);
            return;
        }
        int bytes = (Integer.SIZE - Integer.numberOfLeadingZeros(length) + 7) / 8;
        out.write(-bytes);
        for (int i = bytes - 1; i >= 0; i--) {
            out.write(length >>> (8 * i));
        }
    }

    /** The stream does not have the expected form. */
    private static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;
    }

    private static final class Reader {

        private final Bytes stream;
        private int at;

        Reader(Bytes stream) {
            this.stream = stream;
        }

        void expect(Bytes part) throws Unreadable {
            if (!take(part.length()).equals(part)) {
                throw new Unreadable();
            }
        }

        void expectRest(int length) throws Unreadable {
            if (stream.length() - at != length) {
                throw new Unreadable();
            }
        }

        String any() throws Unreadable {
            if (length() != STRING_TYPE_NAME.length()) {
                throw new Unreadable();
            }
            expect(STRING_TYPE_NAME);
            if (length() != STRING_TYPE_ID) {
                throw new Unreadable();
            }
            int end = length() + at;
            if (length() != 0) {
                throw new Unreadable();
            }
            String text = take(length()).utf8();
            if (at != end) {
                throw new Unreadable();
            }
            return text;
        }

        int length() throws Unreadable {
            int first = take(1).get(0) & 0xff;
            if (first < 128) {
                return first;
            }
            int bytes = 256 - first;
            if (bytes > 3) {
                throw new Unreadable();
            }
            int length = 0;
            for (byte b : take(bytes).array()) {
                length = (length << 8) | (b & 0xff);
            }
            return length;
        }

        private Bytes take(int count) throws Unreadable {
            if (count > stream.length() - at) {
                throw new Unreadable();
            }
            at += count;
            return stream.slice(at - count, at);
        }
    }
}
