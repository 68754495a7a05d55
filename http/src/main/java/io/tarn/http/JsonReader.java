package io.tarn.http;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns the first JSON value of a byte array into plain Java values; what follows that value is ignored.
 *
 * <p>Objects become a {@link LinkedHashMap} in the order of the document (of members with one name the last counts, at the
 * place of the first), arrays an {@link ArrayList}, strings a {@link String}, literals a {@link Boolean} or
 * {@link JsonNull}. A number without fraction and exponent is a {@link Long}, or a {@link BigInteger} beyond 64 bits; other
 * numbers are {@link BigDecimal}. Malformed UTF-8 and lone surrogates become U+FFFD.
 *
 * <p>Bounds: {@value #MAX_DEPTH} levels of nesting and {@value #MAX_NUMBER_LENGTH} characters a number; the size of the
 * document is the caller's to bound. The texts of the errors are those that clients of this protocol know:
 * {@code EOF} for a document without a value, {@code unexpected EOF} for one that breaks off, else
 * {@code invalid character 'x' …}.
 */
public final class JsonReader {

    static final int MAX_DEPTH = 500;
    static final int MAX_NUMBER_LENGTH = 1000;

    private final byte[] input;
    private int position;
    private int depth;

    private JsonReader(byte[] input) {
        this.input = input;
    }

    /** The first value in {@code json}, which is UTF-8 without a byte order mark. */
    public static Object read(byte[] json) throws JsonSyntaxException {
        JsonReader reader = new JsonReader(json);
        if (reader.skipBlanks() < 0) {
            throw new JsonSyntaxException("EOF");
        }
        return reader.value();
    }

    private Object value() throws JsonSyntaxException {
        int c = next("looking for beginning of value");
        return switch (c) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> new JsonStringScanner(this).scan();
            case 't' -> literal("true", true);
            case 'f' -> literal("false", false);
            case 'n' -> literal("null", JsonNull.NULL);
            default -> {
                if (c == '-' || isDigit(c)) {
                    yield number();
                }
                throw invalid(c, "looking for beginning of value");
            }
        };
    }

    private Map<String, Object> object() throws JsonSyntaxException {
        enter();
        Map<String, Object> members = new LinkedHashMap<>();
        int c = next("looking for beginning of object key string");
        while (c != '}') {
            if (c != '"') {
                throw invalid(c, "looking for beginning of object key string");
            }
            String name = new JsonStringScanner(this).scan();
            c = next("after object key");
            if (c != ':') {
                throw invalid(c, "after object key");
            }
            members.put(name, value());
            c = next("after object key:value pair");
            if (c == ',') {
                c = next("looking for beginning of object key string");
                if (c == '}') {
                    throw invalid(c, "looking for beginning of object key string");
                }
            } else if (c != '}') {
                throw invalid(c, "after object key:value pair");
            }
        }
        depth--;
        return members;
    }

    private List<Object> array() throws JsonSyntaxException {
        enter();
        List<Object> elements = new ArrayList<>();
        if (peekClosesArray()) {
            depth--;
            return elements;
        }
        while (true) {
            elements.add(value());
            int c = next("after array element");
            if (c == ']') {
                depth--;
                return elements;
            }
            if (c != ',') {
                throw invalid(c, "after array element");
            }
        }
    }

    private boolean peekClosesArray() {
        if (skipBlanks() == ']') {
            position++;
            return true;
        }
        return false;
    }

    private Object literal(String text, Object value) throws JsonSyntaxException {
        for (int i = 1; i < text.length(); i++) {
            int c = read();
            if (c != text.charAt(i)) {
                throw invalid(c, "in literal " + text + " (expecting '" + text.charAt(i) + "')");
            }
        }
        return value;
    }

    /** Reads a number whose first character has been read. */
    private Object number() throws JsonSyntaxException {
        int start = position - 1;
        int c = input[start];
        if (c == '-') {
            c = read();
            if (!isDigit(c)) {
                throw invalid(c, "in numeric literal");
            }
        }
        if (c != '0') {
            digits();
        }
        boolean whole = true;
        if (peek() == '.') {
            whole = false;
            position++;
            atLeastOneDigit("after decimal point in numeric literal");
        }
        if (peek() == 'e' || peek() == 'E') {
            whole = false;
            position++;
            if (peek() == '+' || peek() == '-') {
                position++;
            }
            atLeastOneDigit("in exponent of numeric literal");
        }
        return toNumber(start, whole);
    }

    private Object toNumber(int start, boolean whole) throws JsonSyntaxException {
        int length = position - start;
        if (length > MAX_NUMBER_LENGTH) {
            throw new JsonSyntaxException("number with more than " + MAX_NUMBER_LENGTH + " characters");
        }
        String text = new String(input, start, length, StandardCharsets.ISO_8859_1);
        if (!whole) {
            try {
                return new BigDecimal(text);
            } catch (NumberFormatException e) {
                throw new JsonSyntaxException("exponent of " + text + " is out of range");
            }
        }
        if (length <= 18) {
            return Long.valueOf(text);
        }
        BigInteger big = new BigInteger(text);
        return big.bitLength() < Long.SIZE ? (Object) big.longValue() : big;
    }

    private void atLeastOneDigit(String where) throws JsonSyntaxException {
        int c = read();
        if (!isDigit(c)) {
            throw invalid(c, where);
        }
        digits();
    }

    private void digits() {
        while (isDigit(peek())) {
            position++;
        }
    }

    private void enter() throws JsonSyntaxException {
        if (++depth > MAX_DEPTH) {
            throw new JsonSyntaxException("exceeded max depth");
        }
    }

    /** The next character that is not blank, taken. */
    private int next(String where) throws JsonSyntaxException {
        int c = skipBlanks();
        if (c < 0) {
            throw invalid(c, where);
        }
        position++;
        return c;
    }

    private int skipBlanks() {
        while (position < input.length) {
            int c = input[position] & 0xff;
            if (c != ' ' && c != '\n' && c != '\t' && c != '\r') {
                return c;
            }
            position++;
        }
        return -1;
    }

    /** The next byte as an unsigned number, taken; -1 at the end. */
    int read() {
        return position < input.length ? input[position++] & 0xff : -1;
    }

    private int peek() {
        return position < input.length ? input[position] & 0xff : -1;
    }

    int position() {
        return position;
    }

    byte[] input() {
        return input;
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    static JsonSyntaxException invalid(int c, String where) {
        return new JsonSyntaxException(c < 0 ? "unexpected EOF" : "invalid character " + quoted(c) + " " + where);
    }

    /** A byte in single quotes, read as the character of that number. */
    private static String quoted(int c) {
        String text = switch (c) {
            case '\'' -> "\\'";
            case '\\' -> "\\\\";
            case 7 -> "\\a";
            case '\b' -> "\\b";
            case '\f' -> "\\f";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            case 11 -> "\\v";
            default -> {
                if (c < 0x20 || c == 0x7f) {
                    yield String.format("\\x%02x", c);
                }
                yield (c >= 0x80 && c <= 0xa0) || c == 0xad ? String.format("\\u%04x", c) : Character.toString(c);
            }
        };
        return "'" + text + "'";
    }
}
