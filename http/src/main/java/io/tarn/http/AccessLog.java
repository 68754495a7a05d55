package io.tarn.http;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** Writes one line per request, with fields rather than text, so that collectors need no parsing. */
final class AccessLog {

    private static final Logger LOG = LoggerFactory.getLogger("io.tarn.http.access");
    private static final Pattern CLIENT_REQUEST_ID = Pattern.compile("[A-Za-z0-9._:/+=-]{1,128}");
    private static final Set<String> SECRET_PARAMETERS = Set.of("sig", "code", "key");

    private final boolean on;

    AccessLog(boolean on) {
        this.on = on;
    }

    void write(JettyExchange exchange, int status, long nanos) {
        if (!on || !LOG.isInfoEnabled()) {
            return;
        }
        Optional<String> client =
                exchange.header("X-Lakefs-Client").filter(s -> !s.isEmpty()).or(() -> exchange.header("User-Agent"));
        LoggingEventBuilder line = LOG.atInfo()
                .addKeyValue("method", exchange.method())
                .addKeyValue("path", exchange.rawPath() + redacted(exchange.rawQuery()))
                .addKeyValue("host", exchange.header("Host").orElse(""))
                .addKeyValue("status_code", status)
                .addKeyValue("took", nanos)
                .addKeyValue("took_str", text(Duration.ofNanos(nanos)))
                .addKeyValue("sent_bytes", exchange.responseBody().sent())
                .addKeyValue("source_ip", exchange.clientAddress())
                .addKeyValue("client", client.orElse(""))
                .addKeyValue("request_id", exchange.requestId());
        if (!exchange.user().isEmpty()) {
            line = line.addKeyValue("user", exchange.user());
        }
        if (exchange.operation().isPresent()) {
            Operation operation = exchange.operation().get();
            line = line.addKeyValue("operation_id", operation.name())
                    .addKeyValue("service_name", operation.serviceName());
        }
        Optional<String> sentId = exchange.header("X-Request-Id")
                .filter(id -> CLIENT_REQUEST_ID.matcher(id).matches());
        if (sentId.isPresent()) {
            line = line.addKeyValue("client_request_id", sentId.get());
        }
        line.log("HTTP call ended");
    }

    /** The query with its question mark, the values of secrets replaced. */
    static String redacted(Optional<String> query) {
        if (query.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        for (String part : query.get().split("&", -1)) {
            int equals = part.indexOf('=');
            text.append(text.isEmpty() ? '?' : '&');
            text.append(
                    equals >= 0 && isSecret(part.substring(0, equals)) ? part.substring(0, equals + 1) + "***" : part);
        }
        return text.toString();
    }

    private static boolean isSecret(String rawName) {
        String name = PercentEncoding.decodeLeniently(rawName).toLowerCase(Locale.ROOT);
        return SECRET_PARAMETERS.contains(name)
                || name.contains("signature")
                || name.contains("secret")
                || name.contains("password")
                || (name.contains("token") && !name.equals("continuation-token"));
    }

    private static String text(Duration took) {
        double millis = took.toNanos() / 1e6;
        return millis < 1000
                ? String.format(Locale.ROOT, "%.3fms", millis)
                : String.format(Locale.ROOT, "%.3fs", millis / 1000);
    }
}
