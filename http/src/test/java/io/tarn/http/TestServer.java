package io.tarn.http;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** A started server on a free port of the loopback interface. */
final class TestServer implements AutoCloseable {

    private final HttpMetrics metrics = new HttpMetrics(new PrometheusRegistry());
    private final HttpServer server;

    TestServer(HttpHandler handler) throws IOException {
        this(settings -> settings, handler);
    }

    TestServer(UnaryOperator<HttpSettings> change, HttpHandler handler) throws IOException {
        HttpSettings settings = HttpSettings.defaults("127.0.0.1", 0)
                .withTimeouts(new HttpSettings.Timeouts(
                        Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(10)));
        server = new HttpServer(change.apply(settings), metrics, ErrorFormat.json(), () -> {});
        server.start(handler);
    }

    HttpServer server() {
        return server;
    }

    HttpMetrics metrics() {
        return metrics;
    }

    RawClient client() throws IOException {
        return new RawClient(server.port());
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
