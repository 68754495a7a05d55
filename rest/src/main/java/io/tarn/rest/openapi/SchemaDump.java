package io.tarn.rest.openapi;

import io.tarn.http.JsonWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Shows people a schema and the value that does not match it, as indented JSON with members by name. */
final class SchemaDump {

    private static final String STEP = "  ";

    private final StringBuilder out = new StringBuilder();

    private SchemaDump() {}

    /** What follows the reason in a message. */
    static String of(Object schema, Object value) {
        SchemaDump dump = new SchemaDump();
        dump.out.append("\nSchema:\n").append(STEP);
        dump.append(schema, STEP);
        dump.out.append("\n\nValue:\n").append(STEP);
        dump.append(value, STEP);
        return dump.out.append('\n').toString();
    }

    private void append(Object value, String indent) {
        switch (value) {
            case Map<?, ?> members
            when !members.isEmpty() -> {
                out.append("{\n");
                Iterator<? extends Map.Entry<?, ?>> each =
                        new TreeMap<Object, Object>(members).entrySet().iterator();
                while (each.hasNext()) {
                    Map.Entry<?, ?> member = each.next();
                    out.append(indent)
                            .append(STEP)
                            .append(json(member.getKey()))
                            .append(": ");
                    append(member.getValue(), indent + STEP);
                    out.append(each.hasNext() ? ",\n" : "\n");
                }
                out.append(indent).append('}');
            }
            case List<?> elements
            when !elements.isEmpty() -> {
                out.append("[\n");
                Iterator<?> each = elements.iterator();
                while (each.hasNext()) {
                    out.append(indent).append(STEP);
                    append(each.next(), indent + STEP);
                    out.append(each.hasNext() ? ",\n" : "\n");
                }
                out.append(indent).append(']');
            }
            default -> out.append(json(value));
        }
    }

    private static String json(Object value) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            new JsonWriter(text).tree(value).end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString(StandardCharsets.UTF_8).strip();
    }
}
