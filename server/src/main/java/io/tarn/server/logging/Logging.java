package io.tarn.server.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import io.tarn.server.config.LoggingConfig;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.LoggerFactory;

/**
 * Sets logging up as configured. There is one logging system per process, so the last call wins. Its methods may be called
 * from any thread, but not by two at once.
 */
public final class Logging {

    /** The HTTP port logs each request by this name, at level info. */
    private static final String ACCESS = "io.tarn.http.access";

    /** Loggers of libraries that say more than an operator wants to know at level info. */
    private static final List<String> CHATTY = List.of("org.eclipse.jetty");

    private final LoggerContext context;
    private final InstantSource clock;

    Logging(LoggerContext context, InstantSource clock) {
        this.context = context;
        this.clock = clock;
    }

    /** The logging of this process. */
    public static Logging ofProcess() {
        return new Logging((LoggerContext) LoggerFactory.getILoggerFactory(), InstantSource.system());
    }

    /**
     * Replaces all outputs and levels.
     *
     * @throws TarnException if a log file cannot be written; logging is then as before
     */
    public void configure(LoggingConfig config) {
        List<OutputStream> files = openFiles(config);
        context.reset();
        Logger root = root();
        int file = 0;
        for (String output : config.outputs()) {
            Encoder<ILoggingEvent> encoder = switch (config.format()) {
                case TEXT -> new TextEncoder();
                case JSON -> new JsonEncoder();
            };
            root.addAppender(
                    switch (output) {
                        case "-" -> Appenders.console(context, "System.out", encoder);
                        case "=" -> Appenders.console(context, "System.err", encoder);
                        default -> Appenders.stream(context, output, files.get(file++), encoder);
                    });
        }
        level(config.level());
        context.getLogger(ACCESS).setLevel(config.accessLog() ? Level.INFO : Level.OFF);
    }

    /** Changes the level alone; the lines for requests go on or stay away as configured. */
    public void level(LoggingConfig.Level level) {
        Level chosen = logback(level);
        root().setLevel(chosen);
        Level calm = chosen.isGreaterOrEqual(Level.WARN) || chosen == Level.TRACE ? chosen : Level.WARN;
        CHATTY.forEach(name -> context.getLogger(name).setLevel(calm));
    }

    private Logger root() {
        return context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    private List<OutputStream> openFiles(LoggingConfig config) {
        List<OutputStream> files = new ArrayList<>();
        for (String output : config.outputs()) {
            if (!output.equals("-") && !output.equals("=")) {
                try {
                    files.add(new RotatingFile(Path.of(output), config.fileMaxSize(), config.filesKeep(), clock));
                } catch (IOException e) {
                    throw new TarnException(
                            ErrorKind.INVALID, "logging.output: cannot write " + output + ": " + e.getMessage(), e);
                }
            }
        }
        return files;
    }

    private static Level logback(LoggingConfig.Level level) {
        return switch (level) {
            case TRACE -> Level.TRACE;
            case DEBUG -> Level.DEBUG;
            case INFO -> Level.INFO;
            case WARN -> Level.WARN;
            case ERROR -> Level.ERROR;
            case NONE -> Level.OFF;
        };
    }
}
