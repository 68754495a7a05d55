package io.tarn.rest.openapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Completes a body that matches its schema: defaults are filled in, and integers are made sure to be written as such and to
 * fit into 64 bits. Members that the schema does not know are dropped.
 */
final class BodyBinder {

    private BodyBinder() {}

    /** Empty where an integer is out of range or written with a fraction or exponent. */
    static Optional<Object> bind(Object value, Schema schema) {
        if (value instanceof Number) {
            boolean wrong = schema.is(Schema.Type.INTEGER) && !(value instanceof Long);
            return wrong ? Optional.empty() : Optional.of(value);
        }
        if (value instanceof List<?> elements && schema.items().isPresent()) {
            List<Object> bound = new ArrayList<>(elements.size());
            for (Object element : elements) {
                Optional<Object> one = bind(element, schema.items().get());
                if (one.isEmpty()) {
                    return one;
                }
                bound.add(one.get());
            }
            return Optional.of(bound);
        }
        return value instanceof Map<?, ?> members ? bindMembers(members, schema) : Optional.of(value);
    }

    private static Optional<Object> bindMembers(Map<?, ?> members, Schema schema) {
        List<Schema> parts = SchemaCompiler.parts(schema);
        if (parts.stream()
                .allMatch(
                        part -> part.properties().isEmpty() && part.additional().isEmpty())) {
            return Optional.of(members);
        }
        Map<String, Object> bound = new LinkedHashMap<>();
        for (Map.Entry<?, ?> member : members.entrySet()) {
            String name = (String) member.getKey();
            Optional<Schema> declared = declared(parts, name);
            if (declared.isPresent() && !SchemaCheck.standsForDefault(member.getValue(), declared.get())) {
                Optional<Object> one = bind(member.getValue(), declared.get());
                if (one.isEmpty()) {
                    return one;
                }
                bound.put(name, one.get());
            }
        }
        for (Schema part : parts) {
            part.properties()
                    .forEach((name, property) ->
                            property.defaultValue().ifPresent(defaultValue -> bound.putIfAbsent(name, defaultValue)));
        }
        return Optional.of(bound);
    }

    private static Optional<Schema> declared(List<Schema> parts, String name) {
        return parts.stream()
                .flatMap(part -> Optional.ofNullable(part.properties().get(name)).or(part::additional).stream())
                .findFirst();
    }
}
