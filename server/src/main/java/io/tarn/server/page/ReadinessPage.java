package io.tarn.server.page;

import io.tarn.http.Exchange;
import io.tarn.http.HttpHandler;
import io.tarn.http.JsonWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;

/**
 * Tells load balancers whether to send requests here: 200 if every probe holds, else 503, with each probe's result as JSON.
 * For any number of threads.
 */
public final class ReadinessPage implements HttpHandler {

    static final String OK = "ok";

    private final List<RunningProbe> probes;
    private final Duration timeout;

    /**
     * @param executor runs the probes, which may block
     * @param timeout how long one probe is waited for
     */
    public ReadinessPage(List<Probe> probes, Executor executor, Duration timeout) {
        this.probes =
                probes.stream().map(probe -> new RunningProbe(probe, executor)).toList();
        this.timeout = timeout;
    }

    @Override
    public void handle(Exchange exchange) throws IOException {
        Map<String, String> results = new LinkedHashMap<>();
        try {
            for (RunningProbe probe : probes) {
                results.put(probe.name(), probe.result(timeout));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while probing", e);
        }
        boolean ready = results.values().stream().allMatch(OK::equals);
        ByteArrayOutputStream document = new ByteArrayOutputStream();
        new JsonWriter(document)
                .beginObject()
                .field("ready", ready)
                .field("checks", results)
                .endObject()
                .end();
        exchange.setHeader("Cache-Control", "no-store");
        exchange.send(ready ? 200 : 503, "application/json", document.toByteArray());
    }
}
