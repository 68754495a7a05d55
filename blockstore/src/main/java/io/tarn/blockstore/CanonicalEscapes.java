package io.tarn.blockstore;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Percent escapes in the one form that readers of stored addresses take for escapes: every byte outside the letters,
 * digits and {@code -_.~$&+,/:;=@} written as an upper-case {@code %XX}, and no other byte escaped.
 */
final class CanonicalEscapes {

    private static final String PLAIN = "-_.~$&+,/:;=@";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private CanonicalEscapes() {}

    /** What {@code text} stands for, or empty where it is not in this form and so stands for itself. */
    static Optional<String> decode(String text) {
        if (text.indexOf('%') < 0) {
            return Optional.empty();
        }
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '%') {
                if (!isPlain(c)) {
                    return Optional.empty();
                }
                decoded.write(c);
            } else if (i + 2 < text.length() && isHex(text.charAt(i + 1)) && isHex(text.charAt(i + 2))) {
                decoded.write(HexFormat.fromHexDigits(text, i + 1, i + 3));
                i += 2;
            } else {
                return Optional.empty();
            }
        }
        byte[] bytes = decoded.toByteArray();
        return encode(bytes).equals(text) ? Optional.of(new String(bytes, StandardCharsets.UTF_8)) : Optional.empty();
    }

    private static String encode(byte[] bytes) {
        StringBuilder text = new StringBuilder(bytes.length);
        for (byte b : bytes) {
            if (isPlain((char) (b & 0xff))) {
                text.append((char) b);
            } else {
                text.append('%').append(HEX.toHexDigits(b));
            }
        }
        return text.toString();
    }

    private static boolean isPlain(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || PLAIN.indexOf(c) >= 0;
    }

    private static boolean isHex(char c) {
        return HexFormat.isHexDigit(c);
    }
}
