package io.tarn.server.replay;

import io.tarn.http.JsonWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Compares values with what is expected: objects by their members, arrays by position, and matchers by their own rule. Each
 * difference says where it is, as a JSON pointer behind the place that the caller names.
 */
final class Comparison {

    private static final int SHOWN = 400;

    private final Bindings bindings;
    private final Matchers matchers;

    Comparison(Bindings bindings, Matchers matchers) {
        this.bindings = bindings;
        this.matchers = matchers;
    }

    /** The differences between {@code expected}, which may hold placeholders and matchers, and {@code actual}. */
    List<String> differences(String at, Object expected, Object actual) {
        List<String> found = new ArrayList<>();
        compare(at, expected, actual, found);
        return found;
    }

    private void compare(String at, Object expected, Object actual, List<String> found) {
        switch (expected) {
            case Map<?, ?> matcher
            when Matchers.isMatcher(matcher) -> {
                if (!fits(matcher, actual)) {
                    found.add(differs(at, matcher, actual));
                }
            }
            case Map<?, ?> members
            when actual instanceof Map<?, ?> actualMembers -> compareMembers(at, members, actualMembers, found);
            case List<?> elements
            when actual instanceof List<?> actualElements -> compareElements(at, elements, actualElements, found);
            case String text -> {
                if (!bindings.fill(text).equals(actual)) {
                    found.add(differs(at, bindings.fill(text), actual));
                }
            }
            case Number number
            when actual instanceof Number other -> {
                if (new BigDecimal(number.toString()).compareTo(new BigDecimal(other.toString())) != 0) {
                    found.add(differs(at, number, actual));
                }
            }
            default -> {
                if (!expected.equals(actual)) {
                    found.add(differs(at, expected, actual));
                }
            }
        }
    }

    private void compareMembers(String at, Map<?, ?> expected, Map<?, ?> actual, List<String> found) {
        List<String> names = new ArrayList<>();
        expected.forEach((key, value) -> {
            String name = bindings.fill((String) key);
            names.add(name);
            Object member = actual.get(name);
            if (member == null) {
                found.add(at + "/" + name + ": missing, expected " + shown(value));
            } else {
                compare(at + "/" + name, value, member, found);
            }
        });
        actual.forEach((name, value) -> {
            if (!names.contains(name)) {
                found.add(at + "/" + name + ": unexpected, was " + shown(value));
            }
        });
    }

    private void compareElements(String at, List<?> expected, List<?> actual, List<String> found) {
        for (int i = 0; i < Math.min(expected.size(), actual.size()); i++) {
            compare(at + "/" + i, expected.get(i), actual.get(i), found);
        }
        if (expected.size() != actual.size()) {
            found.add(at + ": expected " + expected.size() + " elements, but was " + actual.size() + ": "
                    + shown(actual));
        }
    }

    private boolean fits(Map<?, ?> matcher, Object actual) {
        return switch (matcher.keySet().iterator().next().toString()) {
            case "$in" ->
                ((List<?>) only(matcher))
                        .stream().anyMatch(one -> differences("", one, actual).isEmpty());
            case "$unordered" -> actual instanceof List<?> list && fitsInSomeOrder((List<?>) only(matcher), list);
            default -> matchers.fits(matcher, bindings, actual);
        };
    }

    private boolean fitsInSomeOrder(List<?> expected, List<?> actual) {
        List<Object> left = new ArrayList<>(actual);
        for (Object one : expected) {
            int at = 0;
            while (at < left.size() && !differences("", one, left.get(at)).isEmpty()) {
                at++;
            }
            if (at == left.size()) {
                return false;
            }
            left.remove(at);
        }
        return left.isEmpty();
    }

    private static Object only(Map<?, ?> matcher) {
        return matcher.values().iterator().next();
    }

    private static String differs(String at, Object expected, Object actual) {
        return at + ": expected " + shown(expected) + ", but was " + shown(actual);
    }

    private static String shown(Object json) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            new JsonWriter(out).tree(json).end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String text = out.toString(StandardCharsets.UTF_8).strip();
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
