package io.tarn.server;

import io.tarn.http.Exchange;
import io.tarn.http.HttpHandler;
import io.tarn.rest.RestApi;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Sends each request of the one port to the part that speaks its protocol. */
final class FrontDoor implements HttpHandler {

    private final HttpHandler rest;
    private final Map<String, HttpHandler> pages;
    private final HttpHandler others;

    /**
     * @param pages handlers by path; each also gets what lies below its path
     * @param others gets everything else
     */
    FrontDoor(HttpHandler rest, Map<String, HttpHandler> pages, HttpHandler others) {
        this.rest = rest;
        this.pages = new LinkedHashMap<>(pages);
        this.others = others;
    }

    @Override
    public void handle(Exchange exchange) throws IOException {
        handlerFor(exchange.rawPath()).handle(exchange);
    }

    private HttpHandler handlerFor(String path) {
        if (isAtOrBelow(path, RestApi.BASE_PATH)) {
            return rest;
        }
        for (Map.Entry<String, HttpHandler> page : pages.entrySet()) {
            if (isAtOrBelow(path, page.getKey())) {
                return page.getValue();
            }
        }
        return others;
    }

    private static boolean isAtOrBelow(String path, String root) {
        return path.startsWith(root) && (path.length() == root.length() || path.charAt(root.length()) == '/');
    }
}
