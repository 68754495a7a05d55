package io.tarn.http;

import java.nio.charset.StandardCharsets;

/** Reads one JSON string whose opening quote has been read. */
final class JsonStringScanner {

    private static final String ESCAPE = "in string escape code";

    private final JsonReader reader;
    private final byte[] input;

    JsonStringScanner(JsonReader reader) {
        this.reader = reader;
        this.input = reader.input();
    }

    String scan() throws JsonSyntaxException {
        StringBuilder text = null;
        int plainFrom = reader.position();
        while (true) {
            int c = reader.read();
            if (c == '"') {
                String tail = utf8(plainFrom, reader.position() - 1);
                return text == null ? tail : text.append(tail).toString();
            }
            if (c < 0x20) {
                throw JsonReader.invalid(c, "in string literal");
            }
            if (c == '\\') {
                text = text == null ? new StringBuilder() : text;
                text.append(utf8(plainFrom, reader.position() - 1));
                escape(text);
                plainFrom = reader.position();
            }
        }
    }

    private String utf8(int from, int to) {
        return new String(input, from, to - from, StandardCharsets.UTF_8);
    }

    private void escape(StringBuilder text) throws JsonSyntaxException {
        int c = reader.read();
        switch (c) {
            case '"', '\\', '/' -> text.append((char) c);
            case 'b' -> text.append('\b');
            case 'f' -> text.append('\f');
            case 'n' -> text.append('\n');
            case 'r' -> text.append('\r');
            case 't' -> text.append('\t');
            case 'u' -> unicode(text);
            default -> throw JsonReader.invalid(c, ESCAPE);
        }
    }

    /** Appends the character of a {@code \\u} escape; half of a surrogate pair without its other half is U+FFFD. */
    private void unicode(StringBuilder text) throws JsonSyntaxException {
        char unit = hex();
        while (Character.isHighSurrogate(unit) && followedByUnicodeEscape()) {
            reader.read();
            reader.read();
            char low = hex();
            if (Character.isLowSurrogate(low)) {
                text.append(unit).append(low);
                return;
            }
            text.append('\ufffd');
            unit = low;
        }
        text.append(Character.isSurrogate(unit) ? '\ufffd' : unit);
    }

    private boolean followedByUnicodeEscape() {
        int at = reader.position();
        return at + 1 < input.length && input[at] == '\\' && input[at + 1] == 'u';
    }

    private char hex() throws JsonSyntaxException {
        int unit = 0;
        for (int i = 0; i < 4; i++) {
            int c = reader.read();
            int digit = c < 0 || c > 0x7f ? -1 : Character.digit(c, 16);
            if (digit < 0) {
                throw JsonReader.invalid(c, "in \\u hexadecimal character escape");
            }
            unit = (unit << 4) | digit;
        }
        return (char) unit;
    }
}
