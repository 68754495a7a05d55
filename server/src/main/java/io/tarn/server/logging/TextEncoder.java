package io.tarn.server.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;

/** Writes a line as {@code key=value} pairs; a value is quoted where it holds more than a plain word. */
final class TextEncoder extends EncoderBase<ILoggingEvent> {

    @Override
    public byte[] headerBytes() {
        return new byte[0];
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        LogLine line = LogLine.of(event);
        StringBuilder out = new StringBuilder(160);
        out.append("time=\"").append(line.time()).append("\" level=").append(line.level());
        pair(out, "msg", line.message());
        pair(out, "func", line.function());
        out.append(" file=\"").append(line.file()).append('"');
        line.fields().forEach((name, value) -> pair(out, name, value.toString()));
        return out.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] footerBytes() {
        return new byte[0];
    }

    private static void pair(StringBuilder out, String name, String value) {
        out.append(' ').append(name).append('=');
        if (plain(value)) {
            out.append(value);
        } else {
            JsonText.quote(out, value);
        }
    }

    private static boolean plain(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!word && "-._/@^+".indexOf(c) < 0) {
                return false;
            }
        }
        return !value.isEmpty();
    }
}
