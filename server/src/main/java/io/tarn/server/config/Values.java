package io.tarn.server.config;

import io.tarn.base.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns what stands in files and variables into values of a key's type. A wrong one is told by the rule it breaks. */
final class Values {

    private static final Set<String> TRUE = Set.of("1", "t", "T", "TRUE", "true", "True");
    private static final Set<String> FALSE = Set.of("0", "f", "F", "FALSE", "false", "False");
    private static final Pattern INTEGER = Pattern.compile("[-+]?\\d{1,19}");
    private static final Pattern COMMA = Pattern.compile(",");

    private final Path home;

    Values(Path home) {
        this.home = home;
    }

    /**
     * The typed value: String, Path as String, {@link Secret}, Boolean, Long, Double, {@link Duration}, list or map.
     *
     * @param raw a String, or a List or Map as {@link Yaml} gives them
     * @throws IllegalArgumentException whose message is the rule, to be read after the key's name
     */
    Object parse(KeyType type, Object raw) {
        return switch (type) {
            case STRING -> text(raw);
            case PATH -> path(text(raw));
            case SECRET -> new Secret(text(raw));
            case BOOL -> bool(text(raw));
            case INT -> integer(text(raw));
            case FLOAT -> real(text(raw));
            case DURATION -> duration(text(raw));
            case LIST -> list(raw, false);
            case NAMES -> list(raw, true);
            case MAP -> map(raw);
            case STRUCTS -> structs(raw);
        };
    }

    private static String text(Object raw) {
        if (raw instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("must be a single value");
    }

    private String path(String text) {
        if (text.equals("~")) {
            return home.toString();
        }
        return text.startsWith("~/") ? home + text.substring(1) : text;
    }

    private static Boolean bool(String text) {
        if (TRUE.contains(text)) {
            return true;
        }
        if (FALSE.contains(text)) {
            return false;
        }
        throw new IllegalArgumentException("must be true or false, not \"" + text + "\"");
    }

    private static Long integer(String text) {
        try {
            if (INTEGER.matcher(text).matches()) {
                return Long.parseLong(text);
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("must fit into 64 bits, unlike " + text, e);
        }
        throw new IllegalArgumentException("must be a whole number, not \"" + text + "\"");
    }

    private static Double real(String text) {
        try {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("must be a number, not \"" + text + "\"", e);
        }
        throw new IllegalArgumentException("must be a finite number, not \"" + text + "\"");
    }

    private static Duration duration(String text) {
        try {
            return GoDuration.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("must be a duration such as 300ms or 1h30m, not \"" + text + "\"", e);
        }
    }

    private static List<String> list(Object raw, boolean splitAtCommas) {
        if (raw instanceof List<?> items) {
            List<String> texts = new ArrayList<>();
            for (Object item : items) {
                texts.add(text(item));
            }
            return List.copyOf(texts);
        }
        String text = text(raw);
        if (text.isEmpty()) {
            return List.of();
        }
        if (text.startsWith("[") && json(text) instanceof List<?> items) {
            return list(items, splitAtCommas);
        }
        return splitAtCommas ? COMMA.splitAsStream(text).map(String::strip).toList() : List.of(text);
    }

    private static Map<String, String> map(Object raw) {
        if (raw instanceof Map<?, ?> entries) {
            Map<String, String> texts = new LinkedHashMap<>();
            entries.forEach((name, value) -> texts.put(text(name), text(value)));
            return Map.copyOf(texts);
        }
        String text = text(raw);
        if (text.startsWith("{") && json(text) instanceof Map<?, ?> entries) {
            return map(entries);
        }
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String pair : COMMA.split(text)) {
            int equals = pair.indexOf('=');
            if (equals >= 0) {
                pairs.put(
                        pair.substring(0, equals).strip(),
                        pair.substring(equals + 1).strip());
            } else if (!pair.isBlank()) {
                throw new IllegalArgumentException("invalid key-value pair: " + pair.strip());
            }
        }
        return Map.copyOf(pairs);
    }

    private static List<?> structs(Object raw) {
        Object value = raw instanceof String text && text.startsWith("[") ? json(text) : raw;
        if (raw.equals("")) {
            return List.of();
        }
        if (value instanceof List<?> items && items.stream().allMatch(Map.class::isInstance)) {
            return List.copyOf(items);
        }
        throw new IllegalArgumentException("must be a list of sections");
    }

    static @Nullable Object json(String text) {
        try {
            return Yaml.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("is not JSON: " + e.getMessage(), e);
        }
    }
}
