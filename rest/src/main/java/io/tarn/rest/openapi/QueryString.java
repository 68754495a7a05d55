package io.tarn.rest.openapi;

import io.tarn.base.Bytes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The decoded pairs of a query. A part with a broken escape or a semicolon is left out, as if it had not been sent. */
final class QueryString {

    private final Map<String, List<Bytes>> values;

    private QueryString(Map<String, List<Bytes>> values) {
        this.values = values;
    }

    static QueryString parse(String raw) {
        Map<String, List<Bytes>> values = new LinkedHashMap<>();
        for (String part : raw.split("&")) {
            if (part.isEmpty() || part.indexOf(';') >= 0) {
                continue;
            }
            int equals = part.indexOf('=');
            Optional<Bytes> name = PercentDecoder.query(equals < 0 ? part : part.substring(0, equals));
            Optional<Bytes> value = PercentDecoder.query(equals < 0 ? "" : part.substring(equals + 1));
            if (name.isPresent() && value.isPresent()) {
                values.computeIfAbsent(name.get().utf8(), n -> new ArrayList<>())
                        .add(value.get());
            }
        }
        return new QueryString(values);
    }

    /** The values of that name in their order; empty if it was not sent. */
    List<Bytes> all(String name) {
        return values.getOrDefault(name, List.of());
    }
}
