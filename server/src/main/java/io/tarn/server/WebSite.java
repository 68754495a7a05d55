package io.tarn.server;

import io.tarn.http.ETags;
import io.tarn.http.Exchange;
import io.tarn.http.HttpHandler;
import io.tarn.webui.WebPages;
import java.io.IOException;
import java.util.Optional;

/** Serves the web pages. */
final class WebSite implements HttpHandler {

    private final WebPages pages;

    WebSite(WebPages pages) {
        this.pages = pages;
    }

    @Override
    public void handle(Exchange exchange) throws IOException {
        Optional<WebPages.Asset> found = pages.find(exchange.rawPath());
        WebPages.SECURITY_HEADERS.forEach(exchange::setHeader);
        if (found.isEmpty()) {
            exchange.send(404);
            return;
        }
        WebPages.Asset asset = found.get();
        exchange.setHeader("ETag", asset.entityTag());
        exchange.setHeader("Cache-Control", asset.cacheControl());
        String tag = asset.entityTag().replace("\"", "");
        if (ETags.anyMatchesWeakly(exchange.headers("If-None-Match"), tag)) {
            exchange.send(304);
            return;
        }
        exchange.send(200, asset.contentType(), asset.bytes());
    }
}
