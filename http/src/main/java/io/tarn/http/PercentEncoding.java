package io.tarn.http;

import io.tarn.base.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Turns percent-encoded text into bytes and back. Decoding gives bytes since object paths may be any bytes; a character
 * outside ASCII that was sent as it is stands for its UTF-8 bytes.
 */
public final class PercentEncoding {

    private static final String UNRESERVED = "-._~";
    private static final String HEX = "0123456789ABCDEF";

    private PercentEncoding() {}

    /** Decodes a segment of a path: {@code +} stays {@code +}. Empty if an escape is broken. */
    public static Optional<Bytes> decode(String raw) {
        return decode(raw, false);
    }

    /** Decodes a key or a value of a query: {@code +} is a space. Empty if an escape is broken. */
    public static Optional<Bytes> decodeQuery(String raw) {
        return decode(raw, true);
    }

    /** The text of a key of a query, or {@code raw} itself if an escape is broken. */
    static String decodeLeniently(String raw) {
        return decodeQuery(raw).map(Bytes::utf8).orElse(raw);
    }

    private static Optional<Bytes> decode(String raw, boolean plusIsSpace) {
        byte[] from = raw.getBytes(StandardCharsets.UTF_8);
        byte[] to = new byte[from.length];
        int n = 0;
        for (int i = 0; i < from.length; i++) {
            byte b = from[i];
            if (b == '%') {
                int high = i + 2 < from.length ? Character.digit(from[i + 1], 16) : -1;
                int low = i + 2 < from.length ? Character.digit(from[i + 2], 16) : -1;
                if (high < 0 || low < 0) {
                    return Optional.empty();
                }
                to[n++] = (byte) (high << 4 | low);
                i += 2;
            } else {
                to[n++] = plusIsSpace && b == '+' ? (byte) ' ' : b;
            }
        }
        return Optional.of(Bytes.copyOf(to, 0, n));
    }

    /** Encodes everything but letters, digits and {@code - . _ ~}, so that the outcome is safe in any part of a URL. */
    public static String encode(Bytes bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length() + 16);
        for (byte b : bytes.array()) {
            boolean plain = (b >= 'a' && b <= 'z')
                    || (b >= 'A' && b <= 'Z')
                    || (b >= '0' && b <= '9')
                    || UNRESERVED.indexOf(b) >= 0;
            if (plain) {
                out.write(b);
            } else {
                out.write('%');
                out.write(HEX.charAt(b >> 4 & 0xf));
                out.write(HEX.charAt(b & 0xf));
            }
        }
        return out.toString(StandardCharsets.US_ASCII);
    }
}
