package io.tarn.rest.openapi;

import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import io.tarn.http.JsonReader;
import io.tarn.http.JsonSyntaxException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * Reads the JSON body of a request and checks it against its schema.
 *
 * @param required whether an empty body is an error
 * @param limit the most bytes that are read
 */
record BodyReader(Schema schema, boolean required, int limit) {

    private static final String JSON = "application/json";

    /** The body as a plain JSON value; empty where it is optional and was not sent. */
    Optional<Object> read(RequestInput input) throws IOException {
        byte[] bytes = bytes(input);
        if (bytes.length == 0) {
            if (required) {
                throw invalid("value is required but missing");
            }
            return Optional.empty();
        }
        checkContentType(input.headers().apply("Content-Type"));
        Object value;
        try {
            value = JsonReader.read(bytes);
        } catch (JsonSyntaxException e) {
            throw invalid("failed to decode request body: " + e.getMessage());
        }
        SchemaCheck.check(value, schema).ifPresent(mismatch -> {
            String name = schema.component()
                    .map(component -> " #/components/schemas/" + component)
                    .orElse("");
            throw invalid("doesn't match schema" + name + ": " + mismatch);
        });
        return Optional.of(value);
    }

    private byte[] bytes(RequestInput input) throws IOException {
        try (InputStream in = input.body().open()) {
            byte[] bytes = in.readNBytes(limit + 1);
            if (bytes.length > limit) {
                throw new TarnException(ErrorKind.TOO_LARGE, "request body is larger than " + limit + " bytes");
            }
            return bytes;
        }
    }

    private static void checkContentType(List<String> sent) {
        String type = sent.isEmpty() ? "" : sent.getFirst();
        int parameters = type.indexOf(';');
        String bare = parameters < 0 ? type : type.substring(0, parameters);
        if (!bare.strip().equals(JSON)) {
            String quoted = type.replace("\\", "\\\\").replace("\"", "\\\"");
            throw invalid("header Content-Type has unexpected value \"" + quoted + "\"");
        }
    }

    private static TarnException invalid(String reason) {
        return new TarnException(ErrorKind.INVALID, "request body has an error: " + reason);
    }
}
