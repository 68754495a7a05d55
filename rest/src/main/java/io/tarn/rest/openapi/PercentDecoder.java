package io.tarn.rest.openapi;

import io.tarn.base.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Turns percent-encoded text of a request target into bytes, once. */
final class PercentDecoder {

    private PercentDecoder() {}

    /** By the rules of paths: a plus is a plus. Empty where an escape is broken. */
    static Optional<Bytes> path(String raw) {
        return decode(raw, false);
    }

    /** By the rules of queries: a plus is a blank. Empty where an escape is broken. */
    static Optional<Bytes> query(String raw) {
        return decode(raw, true);
    }

    private static Optional<Bytes> decode(String raw, boolean plusIsBlank) {
        byte[] encoded = raw.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(encoded.length);
        for (int i = 0; i < encoded.length; i++) {
            byte b = encoded[i];
            if (b == '%') {
                int high = digit(encoded, i + 1);
                int low = digit(encoded, i + 2);
                if (high < 0 || low < 0) {
                    return Optional.empty();
                }
                decoded.write((high << 4) | low);
                i += 2;
            } else {
                decoded.write(plusIsBlank && b == '+' ? ' ' : b);
            }
        }
        return Optional.of(Bytes.wrap(decoded.toByteArray()));
    }

    private static int digit(byte[] encoded, int at) {
        return at < encoded.length && encoded[at] > 0 ? Character.digit(encoded[at], 16) : -1;
    }
}
