package io.tarn.http;

import java.io.IOException;

/** Answers requests. What it throws is logged and answered with a bare 500 where nothing was sent yet. */
@FunctionalInterface
public interface HttpHandler {

    void handle(Exchange exchange) throws IOException;
}
