package io.tarn.http;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** A started server on a free port of the loopback interface. */
final class TestServer implements AutoCloseable {

    private final HttpMetrics metrics = new HttpMetrics(new PrometheusRegistry());
    private final HttpServer server;
    private final int port;

    TestServer(HttpHandler handler) throws IOException {
        this(settings -> settings, handler);
    }

    TestServer(UnaryOperator<HttpSettings> change, HttpHandler handler) throws IOException {
        this(change, handler, () -> {});
    }

    TestServer(UnaryOperator<HttpSettings> change, HttpHandler handler, Runnable stopping) throws IOException {
        HttpSettings settings = HttpSettings.defaults("127.0.0.1", 0)
                .withTimeouts(new HttpSettings.Timeouts(
                        Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(10)));
        server = new HttpServer(change.apply(settings), metrics, ErrorFormat.json(), stopping);
        server.start(handler);
        port = server.port();
    }

    int port() {
        return port;
    }

    void closeQuietly() {
        try {
            close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HttpMetrics metrics() {
        return metrics;
    }

    RawClient client() throws IOException {
        return new RawClient(port);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
