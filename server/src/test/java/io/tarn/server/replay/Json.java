package io.tarn.server.replay;

import io.tarn.http.JsonReader;
import io.tarn.http.JsonSyntaxException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A JSON value whose shape is known to the one who asks; anything else is a mistake and throws. */
public record Json(Object value) {

    public static Json parse(byte[] document) {
        try {
            return new Json(JsonReader.read(document));
        } catch (JsonSyntaxException e) {
            throw new IllegalArgumentException("not JSON", e);
        }
    }

    /** The member of that name. */
    public Optional<Json> at(String name) {
        return Optional.ofNullable(((Map<?, ?>) value).get(name)).map(Json::new);
    }

    public String text(String name) {
        return at(name).orElseThrow().text();
    }

    public String text() {
        return (String) value;
    }

    public boolean isTrue(String name) {
        return at(name).orElseThrow().value().equals(true);
    }

    Duration seconds() {
        return Duration.ofMillis(Math.round(((Number) value).doubleValue() * 1000));
    }

    public List<Json> elements(String name) {
        return at(name).orElseThrow().elements();
    }

    List<Json> elements() {
        return ((List<?>) value).stream().map(Json::new).toList();
    }

    Map<String, Json> members() {
        Map<String, Json> members = new LinkedHashMap<>();
        ((Map<?, ?>) value).forEach((name, member) -> members.put((String) name, new Json(member)));
        return members;
    }
}
