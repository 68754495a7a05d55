package io.tarn.server.logging;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import java.io.OutputStream;

/** Makes started appenders. */
final class Appenders {

    private Appenders() {}

    /** @param target {@code System.out} or {@code System.err} */
    static Appender<ILoggingEvent> console(LoggerContext context, String target, Encoder<ILoggingEvent> encoder) {
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setTarget(target);
        return started(appender, context, target, encoder);
    }

    /** An appender that closes {@code out} when it is stopped. */
    static Appender<ILoggingEvent> stream(
            LoggerContext context, String name, OutputStream out, Encoder<ILoggingEvent> encoder) {
        OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
        appender.setEncoder(encoder);
        appender.setOutputStream(out);
        return started(appender, context, name, encoder);
    }

    private static Appender<ILoggingEvent> started(
            OutputStreamAppender<ILoggingEvent> appender,
            LoggerContext context,
            String name,
            Encoder<ILoggingEvent> encoder) {
        encoder.setContext(context);
        encoder.start();
        appender.setContext(context);
        appender.setName(name);
        appender.setEncoder(encoder);
        appender.start();
        return appender;
    }
}
