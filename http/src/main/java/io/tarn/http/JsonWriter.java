package io.tarn.http;

import io.tarn.base.Bytes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Writes one JSON document to a stream as it is told, in UTF-8 and without blanks, and ends it with a newline. {@code <},
 * {@code >}, {@code &}, U+2028 and U+2029 are written as escapes; malformed UTF-8 and lone surrogates come out as U+FFFD.
 *
 * <p>Members come in the order of the calls. The writer keeps no more than one buffer; it neither flushes nor closes the
 * stream, and {@link #end()} must be called for the last bytes to arrive there. For one thread.
 */
public final class JsonWriter {

    private static final int BUFFER = 8192;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);
    private static final boolean[] PLAIN = plain();

    private final OutputStream out;
    private final byte[] buffer = new byte[BUFFER];
    private int used;
    private int depth;
    private boolean comma;

    public JsonWriter(OutputStream out) {
        this.out = out;
    }

    private static boolean[] plain() {
        boolean[] plain = new boolean[0x80];
        for (int c = 0x20; c < 0x80; c++) {
            plain[c] = "\"\\<>&".indexOf(c) < 0;
        }
        return plain;
    }

    public JsonWriter beginObject() throws IOException {
        return begin('{');
    }

    public JsonWriter endObject() throws IOException {
        return finish('}');
    }

    public JsonWriter beginArray() throws IOException {
        return begin('[');
    }

    public JsonWriter endArray() throws IOException {
        return finish(']');
    }

    /** The name of the member whose value comes next. */
    public JsonWriter name(String name) throws IOException {
        separate();
        string(name);
        put(':');
        comma = false;
        return this;
    }

    public JsonWriter value(String text) throws IOException {
        separate();
        string(text);
        return this;
    }

    /** The bytes as UTF-8 text. */
    public JsonWriter value(Bytes text) throws IOException {
        separate();
        byte[] bytes = text.array();
        for (byte b : bytes) {
            if (b < 0) {
                string(text.utf8());
                return this;
            }
        }
        put('"');
        for (byte b : bytes) {
            ascii(b);
        }
        put('"');
        return this;
    }

    public JsonWriter value(long number) throws IOException {
        separate();
        raw(Long.toString(number).getBytes(StandardCharsets.US_ASCII));
        return this;
    }

    public JsonWriter value(boolean truth) throws IOException {
        separate();
        raw(truth ? TRUE : FALSE);
        return this;
    }

    public JsonWriter nullValue() throws IOException {
        separate();
        raw(NULL);
        return this;
    }

    /** A tree as {@link JsonReader} makes them: maps, lists, strings, {@link Bytes}, numbers, booleans, {@link JsonNull}. */
    public JsonWriter tree(Object value) throws IOException {
        switch (value) {
            case Map<?, ?> members -> {
                beginObject();
                for (Map.Entry<?, ?> member : members.entrySet()) {
                    name((String) member.getKey()).tree(member.getValue());
                }
                endObject();
            }
            case List<?> elements -> {
                beginArray();
                for (Object element : elements) {
                    tree(element);
                }
                endArray();
            }
            case String text -> value(text);
            case Bytes text -> value(text);
            case Boolean truth -> value(truth.booleanValue());
            case Number number -> {
                separate();
                raw(number.toString().getBytes(StandardCharsets.US_ASCII));
            }
            case JsonNull n -> nullValue();
            default -> throw new IllegalArgumentException("no JSON value: " + value.getClass());
        }
        return this;
    }

    public JsonWriter field(String name, String text) throws IOException {
        return name(name).value(text);
    }

    public JsonWriter field(String name, Bytes text) throws IOException {
        return name(name).value(text);
    }

    public JsonWriter field(String name, long number) throws IOException {
        return name(name).value(number);
    }

    public JsonWriter field(String name, boolean truth) throws IOException {
        return name(name).value(truth);
    }

    /** A member that is an object of strings. */
    public JsonWriter field(String name, Map<String, String> members) throws IOException {
        name(name).beginObject();
        for (Map.Entry<String, String> member : members.entrySet()) {
            field(member.getKey(), member.getValue());
        }
        return endObject();
    }

    /** Ends the document: writes the newline and hands everything to the stream. */
    public void end() throws IOException {
        if (depth != 0) {
            throw new IllegalStateException("document ends inside an object or array");
        }
        put('\n');
        out.write(buffer, 0, used);
        used = 0;
    }

    private JsonWriter begin(char bracket) throws IOException {
        separate();
        put(bracket);
        depth++;
        comma = false;
        return this;
    }

    private JsonWriter finish(char bracket) throws IOException {
        put(bracket);
        depth--;
        comma = true;
        return this;
    }

    private void separate() throws IOException {
        if (comma) {
            put(',');
        }
        comma = true;
    }

    private void string(String text) throws IOException {
        put('"');
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                ascii(c);
            } else if (c < 0x800) {
                put(0xc0 | (c >> 6));
                put(0x80 | (c & 0x3f));
            } else if (Character.isHighSurrogate(c) && i + 1 < length && Character.isLowSurrogate(text.charAt(i + 1))) {
                fourBytes(Character.toCodePoint(c, text.charAt(++i)));
            } else {
                threeBytes(Character.isSurrogate(c) ? '\ufffd' : c);
            }
        }
        put('"');
    }

    private void ascii(int c) throws IOException {
        if (PLAIN[c]) {
            put(c);
            return;
        }
        switch (c) {
            case '"', '\\' -> escape(c);
            case '\b' -> escape('b');
            case '\f' -> escape('f');
            case '\n' -> escape('n');
            case '\r' -> escape('r');
            case '\t' -> escape('t');
            default -> unicode(c);
        }
    }

    private void escape(int c) throws IOException {
        put('\\');
        put(c);
    }

    private void unicode(int c) throws IOException {
        escape('u');
        for (int shift = 12; shift >= 0; shift -= 4) {
            put(HEX[(c >> shift) & 0xf]);
        }
    }

    private void threeBytes(int c) throws IOException {
        if (c == 0x2028 || c == 0x2029) {
            unicode(c);
            return;
        }
        put(0xe0 | (c >> 12));
        put(0x80 | ((c >> 6) & 0x3f));
        put(0x80 | (c & 0x3f));
    }

    private void fourBytes(int c) throws IOException {
        put(0xf0 | (c >> 18));
        put(0x80 | ((c >> 12) & 0x3f));
        put(0x80 | ((c >> 6) & 0x3f));
        put(0x80 | (c & 0x3f));
    }

    private void raw(byte[] ascii) throws IOException {
        for (byte b : ascii) {
            put(b);
        }
    }

    private void put(int b) throws IOException {
        if (used == BUFFER) {
            out.write(buffer, 0, used);
            used = 0;
        }
        buffer[used++] = (byte) b;
    }
}
