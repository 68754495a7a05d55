package io.tarn.sstable;

import io.tarn.base.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** The golden data, and tables as lists of records to compare with it. */
final class Vectors {

    static final Map<String, String> RANGES = Map.of("type", "ranges");

    private static final BlockCache NO_CACHE = new BlockCache(0);

    record Row(Bytes key, Bytes value) {}

    private Vectors() {}

    static byte[] file(String name) {
        try (InputStream in = Objects.requireNonNull(Vectors.class.getResourceAsStream("/vectors/" + name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The document with objects as maps, arrays as lists, integers as Long, and null as the text "null". */
    static Object json(String name) {
        String text = new String(file(name), StandardCharsets.UTF_8);
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), text)) {
            return value(parser, parser.nextToken());
        }
    }

    private static Object value(JsonParser parser, JsonToken token) {
        return switch (token) {
            case START_OBJECT -> {
                Map<String, Object> map = new LinkedHashMap<>();
                while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                    map.put(parser.currentName(), value(parser, parser.nextToken()));
                }
                yield map;
            }
            case START_ARRAY -> {
                List<Object> list = new ArrayList<>();
                for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY; t = parser.nextToken()) {
                    list.add(value(parser, t));
                }
                yield list;
            }
            case VALUE_NUMBER_INT -> parser.getLongValue();
            default -> parser.getString();
        };
    }

    /** What stands in {@code document} under these object keys and array indexes. */
    static Object at(Object document, Object... path) {
        Object here = document;
        for (Object step : path) {
            here = step instanceof Integer i
                    ? ((List<?>) here).get(i)
                    : Objects.requireNonNull(((Map<?, ?>) here).get(step), () -> "no " + step);
        }
        return here;
    }

    static SstReader open(byte[] table) {
        return SstReader.open(SstSource.of(Bytes.wrap(table)), NO_CACHE);
    }

    static List<Row> rows(SstReader table) {
        List<Row> rows = new ArrayList<>();
        SstIterator iterator = table.iterator();
        while (iterator.next()) {
            rows.add(new Row(iterator.key(), iterator.value()));
        }
        return rows;
    }

    static byte[] write(List<Row> rows, Map<String, String> properties) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SstWriter writer = new SstWriter(out);
        rows.forEach(row -> writer.add(row.key(), row.value()));
        writer.finish(properties);
        return out.toByteArray();
    }
}
