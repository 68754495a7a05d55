package io.tarn.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class AccessLogTest {

    @Test
    void writesOneLinePerRequest() throws Exception {
        BlockingQueue<ILoggingEvent> lines = new LinkedBlockingQueue<>();
        AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent event) {
                lines.add(event);
            }
        };
        appender.start();
        Logger logger = (Logger) LoggerFactory.getLogger("io.tarn.http.access");
        logger.setLevel(Level.INFO);
        logger.setAdditive(false);
        logger.addAppender(appender);
        try (TestServer server = new TestServer(exchange -> {
                    exchange.operation("GetObject");
                    exchange.user("ann");
                    exchange.send(200, "text/plain", new byte[7]);
                });
                RawClient client = server.client()) {
            client.send("""
                    GET /access-log?q=1&token=t HTTP/1.1
                    Host: Tarn.test:80
                    User-Agent: ua
                    X-Lakefs-Client: lakectl/1
                    X-Request-Id: mine-1

                    """);
            String id = client.answer().header("X-Request-Id").orElseThrow();
            Map<String, Object> fields = next(lines);
            assertThat(fields)
                    .containsEntry("method", "GET")
                    .containsEntry("path", "/access-log?q=1&token=***")
                    .containsEntry("host", "Tarn.test:80")
                    .containsEntry("status_code", 200)
                    .containsEntry("sent_bytes", 7L)
                    .containsEntry("source_ip", "127.0.0.1")
                    .containsEntry("client", "lakectl/1")
                    .containsEntry("operation_id", "GetObject")
                    .containsEntry("service_name", "rest_api")
                    .containsEntry("user", "ann")
                    .containsEntry("request_id", id)
                    .containsEntry("client_request_id", "mine-1")
                    .containsKeys("took", "took_str");
        } finally {
            logger.detachAppender(appender);
        }
    }

    /** The line of this test's request; other servers log at the same time. */
    private static Map<String, Object> next(BlockingQueue<ILoggingEvent> lines) throws InterruptedException {
        while (true) {
            ILoggingEvent event = lines.poll(10, TimeUnit.SECONDS);
            assertThat(event).isNotNull();
            Map<String, Object> fields =
                    event.getKeyValuePairs().stream().collect(Collectors.toMap(pair -> pair.key, pair -> pair.value));
            if (fields.get("path") instanceof String path && path.startsWith("/access-log")) {
                return fields;
            }
        }
    }
}
