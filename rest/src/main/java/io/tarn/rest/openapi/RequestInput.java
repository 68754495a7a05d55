package io.tarn.rest.openapi;

import io.tarn.http.Exchange;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What of a request is checked against the document, as it came over the wire.
 *
 * @param rawPath the path parameters by name, still percent-encoded
 * @param rawQuery what follows the question mark, still percent-encoded; empty if nothing does
 * @param headers all values of a header, by name without regard to letter case
 * @param body opens the body; called at most once, and only where the operation declares a JSON body
 */
public record RequestInput(
        Map<String, String> rawPath, String rawQuery, Function<String, List<String>> headers, Body body) {

    /** Where the body comes from. */
    @FunctionalInterface
    public interface Body {
        InputStream open() throws IOException;
    }

    /** The request of an exchange whose route has these raw path parameters. */
    public static RequestInput of(Exchange exchange, Map<String, String> rawPath) {
        return new RequestInput(rawPath, exchange.rawQuery().orElse(""), exchange::headers, exchange::body);
    }
}
