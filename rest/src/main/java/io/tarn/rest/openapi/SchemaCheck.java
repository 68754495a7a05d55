package io.tarn.rest.openapi;

import io.tarn.http.JsonNull;
import io.tarn.http.JsonWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Finds the first place where a plain JSON value does not match a schema. The order of the checks is part of the contract,
 * since only the first failure is told: null, allowed values, parts, type, then members by name, then missing members in the
 * order of the schema.
 */
final class SchemaCheck {

    static final String DATE_TIME = "^[0-9]{4}-(0[1-9]|10|11|12)-(0[1-9]|[12][0-9]|3[01])"
            + "T([0-1][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)(\\.[0-9]+)?(Z|(\\+|-)[0-9]{2}:[0-9]{2})?$";

    private static final TextPattern DATE_TIME_PATTERN = TextPattern.of(DATE_TIME);

    private SchemaCheck() {}

    static Optional<Mismatch> check(Object value, Schema schema) {
        return check(value, schema, "");
    }

    private static Optional<Mismatch> check(Object value, Schema schema, String at) {
        if (value == JsonNull.NULL) {
            return schema.nullable() ? Optional.empty() : mismatch(at, "Value is not nullable");
        }
        if (!schema.allowed().isEmpty() && !schema.allowed().contains(value)) {
            return mismatch(at, "value is not one of the allowed values " + json(schema.allowed()));
        }
        for (Schema part : schema.allOf()) {
            Optional<Mismatch> found = check(value, part, at);
            if (found.isPresent()) {
                return found;
            }
        }
        return switch (value) {
            case String text -> checkText(text, schema, at);
            case Boolean truth -> checkType(Schema.Type.BOOLEAN, schema, at);
            case Map<?, ?> members ->
                checkType(Schema.Type.OBJECT, schema, at).or(() -> checkMembers(members, schema, at));
            case List<?> elements ->
                checkType(Schema.Type.ARRAY, schema, at).or(() -> checkElements(elements, schema, at));
            case Number number -> checkNumber(number, schema, at);
            default -> throw new IllegalArgumentException("no JSON value: " + value.getClass());
        };
    }

    private static Optional<Mismatch> checkType(Schema.Type actual, Schema schema, String at) {
        return schema.type()
                .filter(expected -> expected != actual)
                .flatMap(expected -> mismatch(at, "value must be " + expected.noun()));
    }

    private static Optional<Mismatch> checkText(String text, Schema schema, String at) {
        Optional<Mismatch> type = checkType(Schema.Type.STRING, schema, at);
        if (type.isPresent()) {
            return type;
        }
        long least = schema.minLength().orElse(0);
        if (text.codePointCount(0, text.length()) < least) {
            return mismatch(at, "minimum string length is " + least);
        }
        if (schema.pattern().isPresent() && !schema.pattern().get().matches(text)) {
            return mismatch(
                    at,
                    "string doesn't match the regular expression \""
                            + schema.pattern().get().source() + "\"");
        }
        if (schema.format().equals(Optional.of("date-time")) && !DATE_TIME_PATTERN.matches(text)) {
            return Optional.of(new Mismatch(
                    at,
                    "string doesn't match the format \"date-time\": string doesn't match pattern \"" + DATE_TIME + "\"",
                    false));
        }
        return Optional.empty();
    }

    private static Optional<Mismatch> checkNumber(Number number, Schema schema, String at) {
        if (schema.type().isPresent()) {
            Schema.Type expected = schema.type().get();
            boolean fits = expected == Schema.Type.NUMBER || (expected == Schema.Type.INTEGER && isWhole(number));
            if (!fits) {
                return mismatch(at, "value must be " + expected.noun());
            }
        }
        BigDecimal exact = number instanceof BigDecimal decimal ? decimal : new BigDecimal(number.toString());
        if (schema.minimum().isPresent()
                && exact.compareTo(BigDecimal.valueOf(schema.minimum().getAsLong())) < 0) {
            return mismatch(at, "number must be at least " + schema.minimum().getAsLong());
        }
        if (schema.maximum().isPresent()
                && exact.compareTo(BigDecimal.valueOf(schema.maximum().getAsLong())) > 0) {
            return mismatch(at, "number must be at most " + schema.maximum().getAsLong());
        }
        return Optional.empty();
    }

    private static boolean isWhole(Number number) {
        return number instanceof Long
                || number instanceof BigInteger
                || (number instanceof BigDecimal decimal
                        && (decimal.signum() == 0
                                || decimal.stripTrailingZeros().scale() <= 0));
    }

    private static Optional<Mismatch> checkElements(List<?> elements, Schema schema, String at) {
        long least = schema.minItems().orElse(0);
        if (elements.size() < least) {
            return mismatch(at, "minimum number of items is " + least);
        }
        if (schema.items().isPresent()) {
            int index = 0;
            for (Object element : elements) {
                Optional<Mismatch> found = check(element, schema.items().get(), at + "/" + index++);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Mismatch> checkMembers(Map<?, ?> members, Schema schema, String at) {
        Map<String, Object> sorted = new TreeMap<>();
        members.forEach((name, member) -> sorted.put((String) name, member));
        for (Map.Entry<String, Object> member : sorted.entrySet()) {
            Schema declared = schema.properties().get(member.getKey());
            if (declared == null) {
                declared = schema.additional().orElse(null);
            }
            if (declared != null && !standsForDefault(member.getValue(), declared)) {
                Optional<Mismatch> found = check(member.getValue(), declared, at + "/" + escaped(member.getKey()));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        for (String name : schema.required()) {
            if (!members.containsKey(name)) {
                return mismatch(at + "/" + escaped(name), "property \"" + name + "\" is missing");
            }
        }
        return Optional.empty();
    }

    /** Whether a null means the default of its schema. */
    static boolean standsForDefault(Object value, Schema schema) {
        return value == JsonNull.NULL && schema.defaultValue().isPresent();
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static Optional<Mismatch> mismatch(String at, String reason) {
        return Optional.of(new Mismatch(at, reason, true));
    }

    private static String json(List<Object> values) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            new JsonWriter(out).tree(values).end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8).strip();
    }
}
