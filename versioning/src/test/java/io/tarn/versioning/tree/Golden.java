package io.tarn.versioning.tree;

import io.tarn.base.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** A part of the golden data: a JSON value and ways into it. */
public record Golden(@Nullable Object value) {

    public static byte[] file(String name) {
        try (InputStream in = Objects.requireNonNull(Golden.class.getResourceAsStream("/vectors/" + name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Golden json(String name) {
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), file(name))) {
            return new Golden(read(parser, parser.nextToken()));
        }
    }

    private static @Nullable Object read(JsonParser parser, JsonToken token) {
        return switch (token) {
            case START_OBJECT -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                    map.put(parser.currentName(), read(parser, parser.nextToken()));
                }
                yield map;
            }
            case START_ARRAY -> {
                List<@Nullable Object> list = new ArrayList<>();
                for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY; t = parser.nextToken()) {
                    list.add(read(parser, t));
                }
                yield list;
            }
            case VALUE_NUMBER_INT -> parser.getLongValue();
            case VALUE_TRUE, VALUE_FALSE -> parser.getBooleanValue();
            case VALUE_NULL -> null;
            default -> parser.getString();
        };
    }

    public Golden at(String key) {
        return new Golden(map().get(key));
    }

    public Golden at(int index) {
        return items().get(index);
    }

    public List<Golden> items() {
        return value instanceof List<?> list ? list.stream().map(Golden::new).toList() : List.of();
    }

    public Map<?, ?> map() {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    public Map<String, String> strings() {
        Map<String, String> strings = new LinkedHashMap<>();
        map().forEach((key, text) -> strings.put(String.valueOf(key), String.valueOf(text)));
        return strings;
    }

    public List<String> texts() {
        return items().stream().map(Golden::text).toList();
    }

    public String text() {
        return String.valueOf(value);
    }

    public long number() {
        return Long.parseLong(text());
    }

    public Bytes hex() {
        return Bytes.fromHex(text());
    }
}
