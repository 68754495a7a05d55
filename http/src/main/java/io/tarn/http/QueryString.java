package io.tarn.http;

import io.tarn.base.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The decoded parameters of a query, in their order. {@code +} is a space. Parts with a broken escape or with a bare
 * semicolon are left out without a word, as clients expect. Values are bytes, for object paths need not be text.
 */
public final class QueryString {

    /** One parameter. A part without {@code =} has an empty value. */
    public record Parameter(String name, Bytes value) {}

    private final List<Parameter> parameters;

    private QueryString(List<Parameter> parameters) {
        this.parameters = List.copyOf(parameters);
    }

    /** Parses what follows the question mark. */
    public static QueryString parse(String rawQuery) {
        List<Parameter> parameters = new ArrayList<>();
        for (String part : rawQuery.split("&", -1)) {
            if (part.isEmpty() || part.indexOf(';') >= 0) {
                continue;
            }
            int equals = part.indexOf('=');
            Optional<Bytes> name = PercentEncoding.decodeQuery(equals < 0 ? part : part.substring(0, equals));
            Optional<Bytes> value = PercentEncoding.decodeQuery(equals < 0 ? "" : part.substring(equals + 1));
            if (name.isPresent() && value.isPresent()) {
                parameters.add(new Parameter(name.get().utf8(), value.get()));
            }
        }
        return new QueryString(parameters);
    }

    /** The parameters of a request. */
    public static QueryString of(Exchange exchange) {
        return parse(exchange.rawQuery().orElse(""));
    }

    public List<Parameter> parameters() {
        return parameters;
    }

    public boolean has(String name) {
        return parameters.stream().anyMatch(p -> p.name().equals(name));
    }

    /** The first value of that name, as bytes. */
    public Optional<Bytes> bytes(String name) {
        return parameters.stream()
                .filter(p -> p.name().equals(name))
                .map(Parameter::value)
                .findFirst();
    }

    /** The first value of that name as UTF-8 text; malformed sequences become U+FFFD. */
    public Optional<String> text(String name) {
        return bytes(name).map(Bytes::utf8);
    }

    /** All values of that name, as bytes. */
    public List<Bytes> allBytes(String name) {
        return parameters.stream()
                .filter(p -> p.name().equals(name))
                .map(Parameter::value)
                .toList();
    }

    /** All values of that name as UTF-8 text. */
    public List<String> allText(String name) {
        return allBytes(name).stream().map(Bytes::utf8).toList();
    }
}
