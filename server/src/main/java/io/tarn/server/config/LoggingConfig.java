package io.tarn.server.config;

import java.util.List;

/**
 * The {@code logging.*} keys.
 *
 * @param auditLevel the level of the line for each request
 * @param outputs {@code -} standard output, {@code =} standard error, else a file
 * @param fileMaxSize bytes at which a file is rotated
 * @param filesKeep rotated files that are kept; 0: all
 */
public record LoggingConfig(
        Format format, Level level, Level auditLevel, List<String> outputs, long fileMaxSize, int filesKeep) {

    /** How lines look. */
    public enum Format {
        TEXT,
        JSON
    }

    /** What is written, from everything to nothing. */
    public enum Level {
        TRACE,
        DEBUG,
        INFO,
        WARN,
        ERROR,
        NONE
    }

    private static final long MIB = 1 << 20;

    /** Whether the line for each request is written. */
    public boolean accessLog() {
        return auditLevel != Level.NONE && auditLevel.compareTo(level) >= 0;
    }

    static LoggingConfig bind(Settings settings) {
        List<String> outputs = settings.list("logging.output");
        if (outputs.isEmpty()) {
            settings.refuse("logging.output", "must name an output; logging.level none turns lines off");
        }
        return new LoggingConfig(
                settings.oneOf("logging.format", "text", "json").equals("json") ? Format.JSON : Format.TEXT,
                level(settings, "logging.level"),
                level(settings, "logging.audit_log_level"),
                outputs,
                settings.integer("logging.file_max_size_mb", 1) * MIB,
                settings.integer("logging.files_keep", 0));
    }

    private static Level level(Settings settings, String name) {
        String word = settings.oneOf(
                name, "trace", "debug", "info", "warn", "warning", "error", "panic", "fatal", "none", "null");
        return switch (word) {
            case "trace" -> Level.TRACE;
            case "debug" -> Level.DEBUG;
            case "warn", "warning" -> Level.WARN;
            case "error", "panic", "fatal" -> Level.ERROR;
            case "none", "null" -> Level.NONE;
            default -> Level.INFO;
        };
    }
}
