package io.tarn.server.replay;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The values that placeholders stand for in one run of a conversation. A placeholder that nothing is bound to throws
 * {@link UnboundNameException}. For one thread.
 */
public final class Bindings {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(\\w+)(?::(\\d+))?}}");

    private final Map<String, String> values = new HashMap<>();

    public Bindings bind(String name, String value) {
        values.put(name, value);
        return this;
    }

    public String fill(String text) {
        return fill(text, UnaryOperator.identity());
    }

    /** Fills in the values as literal text of a pattern. */
    Pattern pattern(String pattern) {
        return Pattern.compile(fill(pattern, Pattern::quote), Pattern.DOTALL);
    }

    /** Fills in every text and member name of a JSON value. */
    Object fillTree(Object json) {
        return switch (json) {
            case String text -> fill(text);
            case List<?> elements -> elements.stream().map(this::fillTree).toList();
            case Map<?, ?> members -> {
                Map<String, Object> filled = new LinkedHashMap<>();
                members.forEach((name, value) -> filled.put(fill((String) name), fillTree(value)));
                yield filled;
            }
            default -> json;
        };
    }

    private String fill(String text, UnaryOperator<String> written) {
        return PLACEHOLDER.matcher(text).replaceAll(found -> {
            String value = values.get(found.group(1));
            if (value == null) {
                throw new UnboundNameException(found.group(1));
            }
            int length = found.group(2) == null ? value.length() : Integer.parseInt(found.group(2));
            return Matcher.quoteReplacement(written.apply(value.substring(0, length)));
        });
    }
}
