package io.tarn.server.config;

import io.tarn.base.Secret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * The value of every key, by its name. Reading one that breaks a rule notes the problem and goes on with the value as it
 * is, so that all problems can be told at once. Used by one thread.
 */
final class Settings {

    /**
     * A typed value.
     *
     * @param origin where it stands, or empty for a default
     */
    record Setting(ConfigKey key, Object value, String origin) {}

    private final SequencedMap<String, Setting> settings;
    private final List<String> problems = new ArrayList<>();

    Settings(SequencedMap<String, Setting> settings) {
        this.settings = new LinkedHashMap<>(settings);
    }

    /** The rules broken by what was read so far. */
    List<String> problems() {
        return problems;
    }

    private Setting setting(String name) {
        Setting setting = settings.get(name);
        if (setting == null) {
            throw new IllegalArgumentException("no such key: " + name);
        }
        return setting;
    }

    String string(String name) {
        return (String) setting(name).value();
    }

    /** One of some words, in any case; answered as the rule spells it. */
    String oneOf(String name, String... allowed) {
        String value = string(name);
        for (String word : allowed) {
            if (word.equalsIgnoreCase(value)) {
                return word;
            }
        }
        refuse(name, "must be one of " + String.join(", ", allowed) + ", not \"" + value + "\"");
        return value;
    }

    Secret secret(String name) {
        return (Secret) setting(name).value();
    }

    boolean bool(String name) {
        return (Boolean) setting(name).value();
    }

    long integer(String name, long min) {
        return integer(name, min, Long.MAX_VALUE);
    }

    int integer(String name, int min) {
        return (int) integer(name, min, Integer.MAX_VALUE);
    }

    private long integer(String name, long min, long max) {
        long value = (Long) setting(name).value();
        if (value < min || value > max) {
            refuse(name, "must lie between " + min + " and " + max + ", unlike " + value);
            return min;
        }
        return value;
    }

    double atLeastOne(String name) {
        double value = (Double) setting(name).value();
        if (value < 1) {
            refuse(name, "must be 1 or more, unlike " + value);
        }
        return value;
    }

    /** A duration of zero or more. */
    Duration duration(String name) {
        Duration value = (Duration) setting(name).value();
        if (value.isNegative()) {
            refuse(name, "must not be negative, unlike " + GoDuration.format(value));
        }
        return value;
    }

    /** A duration of more than zero. */
    Duration someTime(String name) {
        Duration value = duration(name);
        if (value.isZero()) {
            refuse(name, "must be above 0");
        }
        return value;
    }

    List<String> list(String name) {
        return ((List<?>) setting(name).value())
                .stream().map(String.class::cast).toList();
    }

    /** Notes that the value of a key breaks a rule; {@code rule} is read after the key's name. */
    void refuse(String name, String rule) {
        problems.add(message(setting(name), rule));
    }

    static String message(Setting setting, String rule) {
        String origin = setting.origin().isEmpty() ? "" : " (" + setting.origin() + ")";
        return setting.key().name() + origin + " " + rule;
    }

    /** Every key with its value as text, secrets masked, in the order of the names. */
    SequencedMap<String, String> masked() {
        SequencedMap<String, String> texts = new TreeMap<>();
        settings.forEach((name, setting) -> texts.put(name, text(setting.value())));
        return texts;
    }

    private static String text(Object value) {
        return switch (value) {
            case Duration duration -> GoDuration.format(duration);
            case Double number ->
                number == Math.rint(number) && Math.abs(number) < 1e15
                        ? String.format(Locale.ROOT, "%.0f", number)
                        : number.toString();
            case List<?> list ->
                String.join(",", list.stream().map(String::valueOf).toList());
            case Map<?, ?> map -> new TreeMap<>(map).toString();
            default -> value.toString();
        };
    }
}
