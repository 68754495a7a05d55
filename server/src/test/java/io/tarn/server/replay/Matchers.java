package io.tarn.server.replay;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;

/** The matchers that look at one value: {@code $any}, {@code $time}, {@code $regex} and {@code $prefix}. */
final class Matchers {

    private static final Duration NEAR = Duration.ofHours(1);

    private final Clock clock;

    Matchers(Clock clock) {
        this.clock = clock;
    }

    /** Whether an expected object is a matcher rather than a value. */
    static boolean isMatcher(Map<?, ?> expected) {
        return expected.size() == 1
                && expected.keySet().iterator().next().toString().startsWith("$");
    }

    boolean fits(Map<?, ?> matcher, Bindings bindings, Object actual) {
        Map.Entry<?, ?> rule = matcher.entrySet().iterator().next();
        String operand = (String) rule.getValue();
        return switch ((String) rule.getKey()) {
            case "$any" -> isOfType(operand, actual);
            case "$time" -> isTime(operand, actual);
            case "$regex" ->
                actual instanceof String text
                        && bindings.pattern(operand).matcher(text).find();
            case "$prefix" -> actual instanceof String text && text.startsWith(bindings.fill(operand));
            default -> throw new IllegalArgumentException("unknown matcher " + rule.getKey());
        };
    }

    private static boolean isOfType(String type, Object actual) {
        return switch (type) {
            case "any", "bytes" -> true;
            case "string" -> actual instanceof String;
            case "integer" -> actual instanceof Long;
            case "array" -> actual instanceof List<?>;
            case "object" -> actual instanceof Map<?, ?>;
            default -> throw new IllegalArgumentException("unknown type " + type);
        };
    }

    private boolean isTime(String form, Object actual) {
        return switch (form) {
            case "unix" -> actual instanceof Long seconds && isNear(Instant.ofEpochSecond(seconds));
            case "rfc3339" ->
                actual instanceof String text && text.endsWith("Z") && parses(DateTimeFormatter.ISO_INSTANT, text);
            case "http" ->
                actual instanceof String text
                        && text.endsWith(" GMT")
                        && parses(DateTimeFormatter.RFC_1123_DATE_TIME, text);
            default -> throw new IllegalArgumentException("unknown form of time " + form);
        };
    }

    private boolean isNear(Instant time) {
        return Duration.between(time, clock.instant()).abs().compareTo(NEAR) <= 0;
    }

    private static boolean parses(DateTimeFormatter format, String text) {
        try {
            format.parse(text);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
