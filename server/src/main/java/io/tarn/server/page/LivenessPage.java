package io.tarn.server.page;

import io.tarn.http.Exchange;
import io.tarn.http.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Says that the process answers requests, whatever the state of its stores. For any number of threads. */
public final class LivenessPage implements HttpHandler {

    private final byte[] text;

    public LivenessPage(String installationId) {
        this.text = ("alive! " + installationId).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void handle(Exchange exchange) throws IOException {
        exchange.send(200, "text/plain; charset=utf-8", text);
    }
}
