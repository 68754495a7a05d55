package io.tarn.server.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.tarn.http.ErrorFormat;
import io.tarn.http.Exchange;
import io.tarn.http.HttpMetrics;
import io.tarn.http.HttpServer;
import io.tarn.http.HttpSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Replays small conversations with a server that repeats what it was asked. */
class TranscriptReplayerTest {

    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();
    private int port;
    private HttpServer server = new HttpServer(
            HttpSettings.defaults("127.0.0.1", 0),
            new HttpMetrics(new PrometheusRegistry()),
            ErrorFormat.json(),
            () -> {});

    @BeforeEach
    void start() throws IOException {
        server.start(this::echo);
        port = server.port();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private void echo(Exchange exchange) throws IOException {
        String target =
                exchange.rawPath() + exchange.rawQuery().map(q -> "?" + q).orElse("");
        String body = new String(exchange.body().readAllBytes(), StandardCharsets.UTF_8);
        seen.add(exchange.method() + " " + target + " "
                + exchange.header("Authorization").orElse("-") + " " + body.strip());
        exchange.setHeader("ETag", "\"e" + seen.size() + "\"");
        exchange.send(200, "application/json", ("{\"n\":" + seen.size() + "}").getBytes(StandardCharsets.UTF_8));
    }

    private ReplayReport replay(StepFilter filter, AnswerCheck check, String... steps) throws Exception {
        String json = "{\"scenario\":\"small\",\"needs\":{},\"steps\":[" + String.join(",", steps) + "]}";
        return new TranscriptReplayer(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                        new AccessKey("id", "secret"),
                        filter,
                        check,
                        Clock.systemUTC(),
                        pauses::add)
                .replay(
                        TranscriptReader.parse(json.getBytes(StandardCharsets.UTF_8)),
                        new Bindings().bind("repo", "r"));
    }

    private ReplayReport replay(String... steps) throws Exception {
        return replay((scenario, call) -> Optional.empty(), (method, path, answer) -> List.of(), steps);
    }

    private static String step(String request, String rest) {
        return "{\"name\":\"s\",\"request\":{\"method\":\"GET\"," + request + "}," + rest + "}";
    }

    private static final String OK = "\"response\":{\"status\":200}";

    @Test
    void sendsTheTargetByteForByte() throws Exception {
        replay(step("\"path\":\"/{{repo}}//./%2e%2F+\",\"query\":\"a=%zz&&b\",\"auth\":\"none\"", OK));

        assertThat(seen).containsExactly("GET /r//./%2e%2F+?a=%zz&&b - ");
    }

    @Test
    void sendsCredentialsUnlessTheStepHasNone() throws Exception {
        replay(step("\"path\":\"/\"", OK), step("\"path\":\"/\",\"headers\":{\"authorization\":\"Mine\"}", OK));

        assertThat(seen).containsExactly("GET / Basic aWQ6c2VjcmV0 ", "GET / Mine ");
    }

    @Test
    void bindsWhatLaterStepsNeed() throws Exception {
        replay(
                step("\"path\":\"/\"", OK + ",\"capture\":{\"N\":\"/n\",\"E\":\"header:etag\"}"),
                step("\"path\":\"/{{N}}\",\"auth\":\"none\",\"json\":{\"{{E}}\":\"{{N}}\"}", OK));

        assertThat(seen.getLast()).isEqualTo("GET /1 - {\"\\\"e1\\\"\":\"1\"}");
    }

    @Test
    void reportsStepPlaceAndValuesOfADifference() throws Exception {
        ReplayReport report = replay(step(
                "\"path\":\"/x\"",
                "\"response\":{\"status\":201,\"headers\":{\"eTag\":\"no\",\"X\":\"1\"},\"json\":{\"n\":2}}"));

        assertThat(report.differences()).containsExactly("""
                s
                    GET /x
                      status: expected 201, but was 200
                      header eTag: expected "no", but was "\\"e1\\""
                      header X: missing, expected 1
                      json/n: expected 2, but was 1""");
    }

    @Test
    void comparesOnlyWhatADecidedDifferenceStates() throws Exception {
        ReplayReport report = replay(step(
                "\"path\":\"/x\"",
                "\"response\":{\"status\":500,\"json\":{}},\"tarn\":{\"status\":{\"$in\":[200,400]},\"why\":\"\"},"
                        + "\"capture\":{\"Q\":\"/id\"}"));

        assertThat(report.differences()).isEmpty();
        assertThat(report.comparedSteps()).isEqualTo(1);
    }

    @Test
    void leavesOutStepsThatMakeNoSenseAndThoseThatNeedThem() throws Exception {
        ReplayReport report = replay(
                step("\"path\":\"/x\"", OK + ",\"tarn\":{\"skip\":true,\"why\":\"\"},\"capture\":{\"Q\":\"/id\"}"),
                step("\"path\":\"/{{Q}}\"", OK),
                step("\"path\":\"/\"", "\"response\":{\"status\":200,\"json\":{\"n\":\"{{Q}}\"}}"));

        assertThat(seen).isEmpty();
        assertThat(report.skippedSteps()).isEqualTo(3);
        assertThat(report.differences()).isEmpty();
    }

    @Test
    void leavesOutWhatTheFilterNames() throws Exception {
        ReplayReport report = replay(
                (scenario, call) -> call.question().path().equals("/later") ? Optional.of("later") : Optional.empty(),
                (method, path, answer) -> List.of(),
                step("\"path\":\"/later\"", OK),
                step("\"path\":\"/now\"", OK));

        assertThat(report.skips()).containsOnlyKeys("later");
        assertThat(report.summary()).containsPattern("1 steps compared, +0 differ, +1 left out \\(1 × later\\)");
    }

    @Test
    void repeatsAPolledRequestUntilItFits() throws Exception {
        ReplayReport report = replay(
                step(
                        "\"path\":\"/\"",
                        "\"response\":{\"status\":200,\"json\":{\"n\":3}},\"poll\":{\"max_seconds\":1,\"interval_seconds\":0.3}"));

        assertThat(report.differences()).isEmpty();
        assertThat(pauses).containsExactly(Duration.ofMillis(300), Duration.ofMillis(300));
    }

    @Test
    void givesUpAPollAfterItsLimit() throws Exception {
        ReplayReport report = replay(step(
                "\"path\":\"/\"",
                "\"response\":{\"status\":201},\"poll\":{\"max_seconds\":1,\"interval_seconds\":0.5}"));

        assertThat(report.differences()).hasSize(1);
        assertThat(pauses).hasSize(2);
    }

    @Test
    void waitsAsLongAsAPauseSays() throws Exception {
        replay("{\"wait_seconds\":1.1,\"why\":\"\"}");

        assertThat(pauses).containsExactly(Duration.ofMillis(1100));
    }

    @Test
    void reportsWhatTheCheckOfEveryAnswerFinds() throws Exception {
        ReplayReport report = replay(
                (scenario, call) -> Optional.empty(),
                (method, path, answer) -> List.of(method + " " + path + " is undeclared"),
                step("\"path\":\"/x\",\"query\":\"a\"", OK));

        assertThat(report.differences()).singleElement().asString().endsWith("GET /x is undeclared");
    }

    @Test
    void reportsAMissingAnswer() throws Exception {
        server.close();

        ReplayReport report = replay(step("\"path\":\"/\"", OK));

        assertThat(report.differences()).singleElement().asString().contains("no answer: java.net.ConnectException");
    }
}
