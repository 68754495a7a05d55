package io.tarn.server.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Writes a line as one JSON object. Numbers and truth values stay such. */
final class JsonEncoder extends EncoderBase<ILoggingEvent> {

    /** Names of the fixed part; a field of such a name is written as {@code fields.name}. */
    private static final Set<String> FIXED = Set.of("time", "level", "msg", "func", "file");

    @Override
    public byte[] headerBytes() {
        return new byte[0];
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        LogLine line = LogLine.of(event);
        StringBuilder out = new StringBuilder(200);
        out.append("{\"time\":\"").append(line.time());
        out.append("\",\"level\":\"").append(line.level()).append('"');
        member(out, "msg", line.message());
        member(out, "func", line.function());
        member(out, "file", line.file());
        line.fields().forEach((name, value) -> member(out, FIXED.contains(name) ? "fields." + name : name, value));
        return out.append("}\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] footerBytes() {
        return new byte[0];
    }

    private static void member(StringBuilder out, String name, Object value) {
        out.append(',');
        JsonText.quote(out, name);
        out.append(':');
        if (value instanceof String text) {
            JsonText.quote(out, text);
        } else {
            out.append(value);
        }
    }
}
