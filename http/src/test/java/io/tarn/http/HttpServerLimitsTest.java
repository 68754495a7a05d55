package io.tarn.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.base.TarnException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HttpServerLimitsTest {

    private static final String GET = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";

    private static HttpHandler says(String text) {
        return exchange -> exchange.send(200, "text/plain", text.getBytes(UTF_8));
    }

    private static HttpSettings timeouts(HttpSettings settings, Duration idle, Duration header) {
        return settings.withTimeouts(new HttpSettings.Timeouts(idle, header, Duration.ofSeconds(10)));
    }

    private static HttpSettings limits(HttpSettings settings, int headerBytes, int running, int waiting) {
        return settings.withLimits(
                new HttpSettings.Limits(headerBytes, running, waiting, Duration.ofSeconds(10), 1000));
    }

    private static String scrape(TestServer server) throws IOException {
        try (TestServer page = new TestServer(server.metrics().page());
                RawClient client = page.client()) {
            return client.get("/metrics").body();
        }
    }

    @Test
    void refusesOversizedHeaders() throws IOException {
        try (TestServer server = new TestServer(settings -> limits(settings, 20_000, 10, 10), says("ok"));
                RawClient client = server.client()) {
            assertThat(client.send("GET / HTTP/1.1\r\nHost: a\r\nX: " + "y".repeat(15_000) + "\r\n\r\n")
                            .answer()
                            .status())
                    .isEqualTo(200);
            RawClient.Answer answer = client.send("GET / HTTP/1.1\r\nHost: a\r\nX: " + "y".repeat(21_000) + "\r\n\r\n")
                    .answer();
            assertThat(answer.status()).isEqualTo(431);
            assertThat(answer.body()).startsWith("{\"message\":\"");
        }
    }

    @Test
    void cutsOffClientsThatSendHeadersTooSlowly() throws IOException {
        Duration header = Duration.ofMillis(200);
        try (TestServer server = new TestServer(s -> timeouts(s, Duration.ofSeconds(30), header), says("ok"));
                RawClient client = server.client();
                RawClient idle = server.client()) {
            assertThat(idle.get("/").status()).isEqualTo(200);
            client.send(GET + "GET / HT");
            assertThat(client.answer().status()).isEqualTo(200);
            assertThat(client.atEnd()).isTrue();
            assertThat(idle.get("/").status())
                    .as("a client between requests is left alone")
                    .isEqualTo(200);
        }
    }

    @Test
    void letsHandlersRunLongerThanTheIdleTimeout() throws IOException {
        Duration idle = Duration.ofMillis(100);
        CountDownLatch never = new CountDownLatch(1);
        try (TestServer server = new TestServer(s -> timeouts(s, idle, Duration.ofSeconds(30)), exchange -> {
                    try {
                        assertThat(never.await(500, TimeUnit.MILLISECONDS)).isFalse();
                    } catch (InterruptedException e) {
                        throw new IOException(e);
                    }
                    exchange.send(204);
                });
                RawClient client = server.client()) {
            assertThat(client.get("/").status()).isEqualTo(204);
            assertThat(client.atEnd()).as("closed when really idle").isTrue();
        }
    }

    @Test
    void refusesRequestsAboveTheLimitAndLetsSomeWait() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        try (TestServer server = new TestServer(settings -> limits(settings, 8192, 1, 0), blocking(inside, go));
                RawClient first = server.client();
                RawClient second = server.client()) {
            first.send(GET);
            inside.await();
            RawClient.Answer refused = second.get("/");
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.header("Retry-After")).contains("1");
            go.countDown();
            assertThat(first.answer().status()).isEqualTo(204);
            assertThat(second.get("/").status()).isEqualTo(204);
            assertThat(scrape(server)).contains("tarn_http_refused_requests_total 1.0");
        }
    }

    private static HttpHandler blocking(CountDownLatch inside, CountDownLatch go) {
        return exchange -> {
            inside.countDown();
            try {
                go.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            exchange.send(204);
        };
    }

    @Test
    void stopsWhenRunningRequestsAreAnswered() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch stopping = new CountDownLatch(1);
        TestServer server = new TestServer(settings -> settings, blocking(inside, go), stopping::countDown);
        try (RawClient running = server.client()) {
            running.send(GET);
            inside.await();
            CompletableFuture<Void> stopped = CompletableFuture.runAsync(server::closeQuietly);
            stopping.await();
            while (acceptsConnections(server)) {
                Thread.onSpinWait();
            }
            assertThat(stopped).isNotDone();
            go.countDown();
            assertThat(running.answer().status()).isEqualTo(204);
            stopped.get(10, TimeUnit.SECONDS);
        } finally {
            go.countDown();
        }
    }

    private static boolean acceptsConnections(TestServer server) throws IOException {
        try (RawClient client = server.client()) {
            return client.socket().isConnected();
        } catch (ConnectException e) {
            return false;
        }
    }

    @Test
    void tellsTheWriterWhenTheClientLeaves() throws Exception {
        CompletableFuture<Throwable> seen = new CompletableFuture<>();
        try (TestServer server = new TestServer(exchange -> {
            try {
                for (int i = 0; i < 100_000; i++) {
                    exchange.output().write(new byte[64 << 10]);
                }
            } catch (IOException e) {
                seen.complete(e);
                throw e;
            }
        })) {
            try (RawClient client = server.client()) {
                client.send(GET);
                assertThat(client.in().readNBytes(1000)).hasSize(1000);
            }
            assertThat(seen.get(20, TimeUnit.SECONDS)).isInstanceOf(IOException.class);
            while (!scrape(server).contains("tarn_http_client_aborts_total 1.0")) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void tellsTheReaderWhenTheClientLeaves() throws Exception {
        CompletableFuture<Throwable> seen = new CompletableFuture<>();
        try (TestServer server = new TestServer(exchange -> {
            try {
                exchange.body().transferTo(OutputStream.nullOutputStream());
            } catch (Exception e) {
                seen.complete(e);
                throw e;
            }
        })) {
            try (RawClient client = server.client()) {
                client.send("PUT / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nabc");
                client.socket().shutdownOutput();
                assertThat(client.answer().status()).isEqualTo(499);
            }
            assertThat(seen.get(20, TimeUnit.SECONDS)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void streamsBothWaysAtOnce() throws Exception {
        long size = 256L << 20;
        byte[] block = new byte[1 << 16];
        try (TestServer server = new TestServer(exchange -> {
                    exchange.contentLength(exchange.contentLength());
                    exchange.body().transferTo(exchange.output());
                });
                RawClient client = server.client()) {
            client.send("PUT / HTTP/1.1\r\nHost: a\r\nContent-Length: " + size + "\r\n\r\n");
            CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> {
                try {
                    for (long n = 0; n < size; n += block.length) {
                        client.send(block);
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            assertThat(client.answer(false).header("Content-Length")).contains(Long.toString(size));
            long got = 0;
            InputStream in = client.in();
            for (int n = in.read(block); got + n < size; n = in.read(block)) {
                assertThat(n).isPositive();
                got += n;
            }
            sent.get();
        }
    }

    @Test
    void countsOperations() throws IOException {
        try (TestServer server = new TestServer(exchange -> {
                    switch (exchange.rawPath()) {
                        case "/api" -> exchange.operation("GetBranch");
                        case "/s3" -> exchange.operation("gateway", "get_object");
                        default -> {}
                    }
                    exchange.send(204);
                });
                RawClient client = server.client()) {
            for (String path : new String[] {"/api", "/s3", "/other"}) {
                assertThat(client.get(path).status()).isEqualTo(204);
            }
            assertThat(scrape(server))
                    .contains("api_requests_total{code=\"204\",method=\"get\"} 1.0")
                    .contains("api_request_duration_seconds_bucket{code=\"204\",operation=\"GetBranch\",le=\"0.01\"}")
                    .contains("api_request_duration_seconds_count{code=\"204\",operation=\"GetBranch\"} 1")
                    .contains("gateway_request_duration_seconds_count{code=\"204\",operation=\"get_object\"}")
                    .contains("lakefs_concurrent_requests{operation=\"GetBranch\",service=\"api\"} 0.0")
                    .contains("process_cpu_seconds_total")
                    .contains("jvm_memory_used_bytes");
        }
    }

    @Test
    void dropsChunkedBodyThatBreaksTheProtocol() throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        try (TestServer server = new TestServer(exchange -> {
                    try {
                        exchange.body().transferTo(read);
                    } catch (TarnException e) {
                        exchange.send(400, "text/plain", e.getMessage().getBytes(UTF_8));
                    }
                });
                RawClient client = server.client()) {
            client.send("PUT / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n");
            assertThat(client.answer().status()).isEqualTo(400);
        }
    }
}
