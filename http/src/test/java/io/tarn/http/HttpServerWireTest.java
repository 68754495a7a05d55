package io.tarn.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HttpServerWireTest {

    private final TestServer server;

    HttpServerWireTest() throws IOException {
        server = new TestServer(exchange -> {
            switch (exchange.rawPath()) {
                case "/fails" -> throw new IllegalStateException("a defect");
                case "/count" ->
                    text(exchange, Long.toString(exchange.body().transferTo(OutputStream.nullOutputStream())));
                case "/ignores-body" -> text(exchange, "no");
                case "/big-head" -> {
                    exchange.contentLength(5L << 30);
                    exchange.setHeader("Content-Type", "application/octet-stream");
                }
                case "/type" -> text(exchange, exchange.header("Content-Type").orElse(""));
                case "/header" -> text(exchange, exchange.headers("X-A") + " " + exchange.headerNames());
                case "/cut" -> {
                    exchange.output().write(new byte[100_000]);
                    throw new IllegalStateException("too late");
                }
                case "/nothing" -> exchange.send(204);
                default ->
                    text(
                            exchange,
                            exchange.rawPath()
                                    + exchange.rawQuery().map(q -> "?" + q).orElse(""));
            }
        });
    }

    @AfterAll
    void stop() throws IOException {
        server.close();
    }

    private static void text(Exchange exchange, String text) throws IOException {
        exchange.send(200, "text/plain", text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/a%2Fb",
                "/a//b",
                "//a/b",
                "/a/../b/./c",
                "/..",
                "/a|b[c]{d}^`\\\"<>",
                "/a;x=1/b;y",
                "/a%20b+c",
                "/%C3%28?q=%zz&x=|[]{}\"",
                "/a%25b",
                "/a?",
                "/a?b?c#d",
                "/%00",
                "/a/../../..",
                "/a%2e%2e/b"
            })
    void keepsTargetRaw(String target) throws IOException {
        try (RawClient client = server.client()) {
            assertThat(client.get(target).body()).isEqualTo(target);
        }
    }

    @Test
    void keepsPathOfAbsoluteTargets() throws IOException {
        try (RawClient client = server.client()) {
            assertThat(client.get("http://tarn.test/a/../../b?c").body()).isEqualTo("/a/../../b?c");
            assertThat(client.send("OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n")
                            .answer()
                            .body())
                    .isEqualTo("*");
        }
    }

    @Test
    void answersPlainRequest() throws IOException {
        try (RawClient client = server.client()) {
            RawClient.Answer answer = client.get("/x");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Content-Length")).contains("2");
            assertThat(answer.header("Content-Type")).contains("text/plain");
            assertThat(answer.header("X-Request-Id").orElseThrow())
                    .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
            assertThat(answer.header("Server")).isEmpty();
            assertThat(answer.header("Date")).isPresent();
        }
    }

    @Test
    void answersHeadWithLengthAndWithoutBody() throws IOException {
        try (RawClient client = server.client()) {
            client.send("HEAD /big-head HTTP/1.1\r\nHost: a\r\n\r\n");
            RawClient.Answer answer = client.answer(false);
            assertThat(answer.header("Content-Length")).contains(Long.toString(5L << 30));
            client.send("HEAD /some/path HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(client.answer(false).header("Content-Length")).contains("10");
            assertThat(client.get("/still-alive").body()).isEqualTo("/still-alive");
        }
    }

    @Test
    void answersWithoutBodyWhereNoneBelongs() throws IOException {
        try (RawClient client = server.client()) {
            RawClient.Answer answer = client.get("/nothing");
            assertThat(answer.status()).isEqualTo(204);
            assertThat(answer.header("Content-Type")).isEmpty();
            assertThat(answer.header("Content-Length")).isEmpty();
            assertThat(client.get("/x").status()).isEqualTo(200);
        }
    }

    @Test
    void sendsContinueOnlyWhenBodyIsRead() throws IOException {
        try (RawClient client = server.client()) {
            client.send("PUT /count HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n");
            assertThat(client.answer(false).status()).isEqualTo(100);
            client.send("hello");
            assertThat(client.answer().body()).isEqualTo("5");
        }
        try (RawClient client = server.client()) {
            client.send("PUT /ignores-body HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n");
            RawClient.Answer answer = client.answer();
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Connection")).contains("close");
            assertThat(client.atEnd()).isTrue();
        }
    }

    @Test
    void readsChunkedBodies() throws IOException {
        try (RawClient client = server.client()) {
            client.send(
                    "PUT /count HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nA;x=y\r\n0123456789\r\n0\r\n\r\n");
            assertThat(client.answer().body()).isEqualTo("13");
        }
    }

    @Test
    void answersPipelinedRequestsInOrder() throws IOException {
        try (RawClient client = server.client()) {
            client.send(
                    "GET /1 HTTP/1.1\r\nHost: a\r\n\r\nPUT /count HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nab"
                            + "GET /3 HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(client.answer().body()).isEqualTo("/1");
            assertThat(client.answer().body()).isEqualTo("2");
            assertThat(client.answer().body()).isEqualTo("/3");
        }
    }

    @Test
    void keepsConnectionAfterSmallUnreadBody() throws IOException {
        try (RawClient client = server.client()) {
            client.send("PUT /ignores-body HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello");
            assertThat(client.answer().body()).isEqualTo("no");
            assertThat(client.get("/x").body()).isEqualTo("/x");
        }
    }

    @Test
    void closesConnectionAfterLargeUnreadBody() throws IOException {
        try (RawClient client = server.client()) {
            client.send("PUT /ignores-body HTTP/1.1\r\nHost: a\r\nContent-Length: 3000000\r\n\r\nhello");
            RawClient.Answer answer = client.answer();
            assertThat(answer.body()).isEqualTo("no");
            assertThat(answer.header("Connection")).contains("close");
            client.send(new byte[2_999_995]);
            assertThat(client.atEnd()).isTrue();
        }
    }

    @Test
    void answersFailureWithRequestId() throws IOException {
        try (RawClient client = server.client()) {
            RawClient.Answer answer = client.get("/fails");
            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.body()).isEqualTo("{\"message\":\"internal server error\"}\n");
            assertThat(answer.header("X-Request-Id")).isPresent();
            assertThat(client.get("/x").status()).isEqualTo(200);
        }
    }

    @Test
    void cutsAnswerOffWhenHandlerFailsLate() throws IOException {
        try (RawClient client = server.client()) {
            client.send("GET /cut HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(new String(client.in().readAllBytes(), StandardCharsets.ISO_8859_1))
                    .startsWith("HTTP/1.1 200")
                    .doesNotEndWith("0\r\n\r\n");
        }
    }

    @Test
    void keepsHeadersAsSent() throws IOException {
        try (RawClient client = server.client()) {
            client.send("GET /header HTTP/1.1\r\nHost: a\r\nX-a: 1, 2\r\nx-A:\r\nX-A: \u00c3\u00a9 \u00ff\r\n\r\n");
            assertThat(client.answer().body()).isEqualTo("[1, 2, , \u00c3\u00a9 \u00ff] [Host, X-a]");
        }
    }

    @Test
    void keepsTheSpellingOfWellKnownHeaderValues() throws IOException {
        try (RawClient client = server.client()) {
            client.send("GET /type HTTP/1.1\r\nHost: a\r\nContent-Type: Application/JSON\r\n\r\n");
            assertThat(client.answer().body()).isEqualTo("Application/JSON");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /\r\n\r\n",
                "G@T / HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n",
                "GET / HTTP/1.1\r\nno colon\r\n\r\n"
            })
    void answersMalformedRequestsInJson(String request) throws IOException {
        try (RawClient client = server.client()) {
            RawClient.Answer answer = client.send(request).answer();
            assertThat(answer.status()).isBetween(400, 505);
            assertThat(answer.header("Content-Type")).contains("application/json");
            assertThat(answer.header("X-Request-Id")).isPresent();
            assertThat(answer.body()).startsWith("{\"message\":\"").endsWith("\"}\n");
        }
    }
}
