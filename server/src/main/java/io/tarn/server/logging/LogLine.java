package io.tarn.server.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import io.tarn.base.Secret;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.slf4j.event.KeyValuePair;

/**
 * What one log line says: the fixed part and the fields, sorted by name. A field's value is a Boolean, a Number or a
 * String.
 *
 * @param time to the second, UTC, RFC 3339
 * @param function the class that logs
 * @param file its source file
 */
record LogLine(
        String time, String level, String message, String function, String file, SequencedMap<String, Object> fields) {

    static LogLine of(ILoggingEvent event) {
        SequencedMap<String, Object> fields = new TreeMap<>(event.getMDCPropertyMap());
        if (event.getKeyValuePairs() != null) {
            for (KeyValuePair pair : event.getKeyValuePairs()) {
                add(fields, pair.key, pair.value);
            }
        }
        IThrowableProxy thrown = event.getThrowableProxy();
        if (thrown != null) {
            fields.put("error", String.valueOf(thrown.getMessage()));
            fields.put("stack", ThrowableProxyUtil.asString(thrown).strip());
        }
        String logger = event.getLoggerName();
        return new LogLine(
                Instant.ofEpochMilli(event.getTimeStamp())
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString(),
                level(event.getLevel()),
                event.getFormattedMessage(),
                logger,
                sourceFile(logger),
                fields);
    }

    /** A duration becomes two fields: nanoseconds, and a text under the name with {@code _str}. */
    private static void add(SequencedMap<String, Object> fields, String name, Object value) {
        switch (value) {
            case null -> fields.put(name, "");
            case Duration duration -> {
                fields.put(name, duration.toNanos());
                fields.put(name + "_str", durationText(duration));
            }
            case Boolean flag -> fields.put(name, flag);
            case Long number -> fields.put(name, number);
            case Integer number -> fields.put(name, number);
            case Secret secret -> fields.put(name, secret.toString());
            default -> fields.put(name, value.toString());
        }
    }

    private static String durationText(Duration duration) {
        long micros = duration.toNanos() / 1_000;
        return micros < 1_000 ? micros + "µs" : micros < 1_000_000 ? micros / 1e3 + "ms" : micros / 1e6 + "s";
    }

    private static String level(Level level) {
        return switch (level.toInt()) {
            case Level.TRACE_INT -> "trace";
            case Level.DEBUG_INT -> "debug";
            case Level.WARN_INT -> "warning";
            case Level.ERROR_INT -> "error";
            default -> "info";
        };
    }

    /** From the name alone: walking the stack for each line would cost more than writing it. */
    private static String sourceFile(String logger) {
        int nested = logger.indexOf('$');
        String outer = nested < 0 ? logger : logger.substring(0, nested);
        return outer.substring(outer.lastIndexOf('.') + 1) + ".java";
    }
}
