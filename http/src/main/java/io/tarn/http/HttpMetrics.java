package io.tarn.http;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.util.Locale;

/**
 * Counts and times requests, and shows every metric of its registry in the Prometheus text format. Names, labels and
 * buckets are part of the outside contract: dashboards are built on them.
 */
public final class HttpMetrics {

    private static final double[] SECONDS = {0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30, 60};
    private static final double NANOS = 1e9;

    private final PrometheusRegistry registry;
    private final Counter requests;
    private final Histogram apiSeconds;
    private final Histogram apiFirstByteSeconds;
    private final Histogram gatewaySeconds;
    private final Gauge running;
    private final Counter clientAborts;
    private final Counter refused;

    /** Registers the metrics of requests, of the JVM and of the process with {@code registry}, once per registry. */
    public HttpMetrics(PrometheusRegistry registry) {
        this.registry = registry;
        requests = Counter.builder()
                .name("api_requests_total")
                .help("API requests answered, by status code and method.")
                .labelNames("code", "method")
                .register(registry);
        apiSeconds = seconds("api_request_duration_seconds", "Time to answer API requests.", "operation", "code");
        apiFirstByteSeconds = seconds(
                "api_request_ttfb_duration_seconds",
                "Time until the first byte of streamed API answers was sent.",
                "operation");
        gatewaySeconds =
                seconds("gateway_request_duration_seconds", "Time to answer S3 requests.", "operation", "code");
        running = Gauge.builder()
                .name("lakefs_concurrent_requests")
                .help("Requests being handled now.")
                .labelNames("service", "operation")
                .register(registry);
        clientAborts = Counter.builder()
                .name("tarn_http_client_aborts_total")
                .help("Requests whose client went away before the end.")
                .register(registry);
        refused = Counter.builder()
                .name("tarn_http_refused_requests_total")
                .help("Requests answered with 503 because too many were running.")
                .register(registry);
        JvmMetrics.builder().register(registry);
    }

    private Histogram seconds(String name, String help, String... labels) {
        return Histogram.builder()
                .name(name)
                .help(help)
                .labelNames(labels)
                .classicOnly()
                .classicUpperBounds(SECONDS)
                .register(registry);
    }

    void started(String service, String operation) {
        running.labelValues(service, operation).inc();
    }

    void stopped(String service, String operation) {
        running.labelValues(service, operation).dec();
    }

    void firstByte(String service, String operation, long nanos) {
        if (service.equals(Operation.API)) {
            apiFirstByteSeconds.labelValues(operation).observe(nanos / NANOS);
        }
    }

    void answered(String service, String operation, String method, int status, long nanos) {
        String code = Integer.toString(status);
        if (service.equals(Operation.API)) {
            requests.labelValues(code, method.toLowerCase(Locale.ROOT)).inc();
            apiSeconds.labelValues(operation, code).observe(nanos / NANOS);
        } else {
            gatewaySeconds.labelValues(operation, code).observe(nanos / NANOS);
        }
    }

    void clientAborted() {
        clientAborts.inc();
    }

    void refused() {
        refused.inc();
    }

    /** Answers with every metric of the registry as text. */
    public HttpHandler page() {
        PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();
        return exchange -> {
            ByteArrayOutputStream text = new ByteArrayOutputStream(ResponseBody.BUFFER_BYTES);
            writer.write(text, registry.scrape());
            exchange.send(200, writer.getContentType(), text.toByteArray());
        };
    }
}
