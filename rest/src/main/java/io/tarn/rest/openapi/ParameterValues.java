package io.tarn.rest.openapi;

import io.tarn.base.Bytes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was sent for one parameter, read as its type.
 *
 * @param sent every value as bytes, in the order sent
 * @param value the first value as a plain JSON value (for a list: all of them); empty where nothing or an empty text was
 *     sent and that means nothing
 * @param refusal why the value cannot be used though it is valid; told only once the caller is known
 */
record ParameterValues(Parameter parameter, List<Bytes> sent, Optional<Object> value, Optional<String> refusal) {

    /** The value, or else the default of the document. */
    Optional<Object> valueOrDefault() {
        return value.or(() -> parameter.schema().defaultValue());
    }

    Optional<Bytes> bytes() {
        return value.isPresent() ? Optional.of(sent.getFirst()) : Optional.empty();
    }

    Optional<Instant> instant() {
        return value.map(text -> DateTimes.parse((String) text).orElseThrow());
    }
}
