package io.tarn.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import io.tarn.http.ErrorFormat;
import io.tarn.http.HttpHandler;
import io.tarn.http.HttpMetrics;
import io.tarn.http.HttpServer;
import io.tarn.http.HttpSettings;
import io.tarn.rest.openapi.OpenApiDocument;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PagesTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Probe GOOD = new Probe("good", () -> {});

    /** What {@code page} answers. */
    private static HttpResponse<String> ask(HttpHandler page) throws Exception {
        HttpServer server = new HttpServer(
                HttpSettings.defaults("127.0.0.1", 0),
                new HttpMetrics(new PrometheusRegistry()),
                ErrorFormat.json(),
                () -> {});
        try (server;
                HttpClient client = HttpClient.newHttpClient()) {
            server.start(page);
            URI uri = URI.create("http://127.0.0.1:" + server.port() + "/");
            return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private static ReadinessPage readiness(Duration timeout, Probe... probes) {
        return new ReadinessPage(List.of(probes), Thread::startVirtualThread, timeout);
    }

    @Test
    void livenessNamesTheInstallation() throws Exception {
        HttpResponse<String> answer = ask(new LivenessPage("some-id"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("alive! some-id");
    }

    @Test
    void aServerIsReadyWhenAllProbesHold() throws Exception {
        HttpResponse<String> answer = ask(readiness(LONG, GOOD));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"ready\":true,\"checks\":{\"good\":\"ok\"}}\n");
    }

    @Test
    void aFailingProbeIsNamedWithoutItsDetails() throws Exception {
        Probe bad = new Probe("bad", () -> {
            throw new TarnException(ErrorKind.UNAVAILABLE, "secret host is down");
        });
        HttpResponse<String> answer = ask(readiness(LONG, GOOD, bad));
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo("{\"ready\":false,\"checks\":{\"good\":\"ok\",\"bad\":\"failed\"}}\n");
    }

    @Test
    void aProbeThatHangsTimesOutAndRunsOnlyOnce() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        CountDownLatch end = new CountDownLatch(1);
        Probe slow = new Probe("slow", () -> {
            runs.incrementAndGet();
            end.await();
        });
        ReadinessPage page = readiness(Duration.ofMillis(50), slow);
        assertThat(ask(page).body()).contains("\"slow\":\"timeout\"");
        assertThat(ask(page).statusCode()).isEqualTo(503);
        assertThat(runs).hasValue(1);
        end.countDown();
    }

    @Test
    void logoutForgetsTheSessionAndSendsOn() throws Exception {
        HttpResponse<String> answer = ask(new LogoutPage("/login?a=\"1\"&b", true));
        assertThat(answer.statusCode()).isEqualTo(307);
        assertThat(answer.headers().firstValue("Location")).contains("/login?a=\"1\"&b");
        assertThat(answer.headers().firstValue("Set-Cookie"))
                .contains("internal_auth_session=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax; Secure");
        assertThat(answer.body()).isEqualTo("<a href=\"/login?a=&#34;1&#34;&amp;b\">Temporary Redirect</a>.\n\n");
    }

    @Test
    void theDocumentIsShownAsItIs() throws Exception {
        OpenApiDocument document = OpenApiDocument.load();
        assertThat(ask(new ApiDocumentPage(document)).body().getBytes(StandardCharsets.UTF_8))
                .isEqualTo(document.json());
    }
}
