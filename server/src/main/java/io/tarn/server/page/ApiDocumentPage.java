package io.tarn.server.page;

import io.tarn.http.Exchange;
import io.tarn.http.HttpHandler;
import io.tarn.rest.openapi.OpenApiDocument;
import java.io.IOException;

/** Shows the API document to anybody. For any number of threads. */
public final class ApiDocumentPage implements HttpHandler {

    private final byte[] json;

    public ApiDocumentPage(OpenApiDocument document) {
        this.json = document.json();
    }

    @Override
    public void handle(Exchange exchange) throws IOException {
        exchange.send(200, "application/json", json);
    }
}
