package io.tarn.server.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Collects what is set, key by key, from one source after the other; a later source wins. Names are checked here,
 * values are not looked at yet.
 */
final class RawSettings {

    /**
     * A value as it was found.
     *
     * @param value a String, or a List or Map of such
     * @param origin where it stands, to be shown
     */
    record Raw(Object value, String origin) {}

    /** Read by the launcher script, not by the program. */
    private static final String LAUNCHER_VARIABLES = "JAVA_";

    /** What container platforms set for a service that is called like the prefix. */
    private static final Pattern SERVICE_LINK = Pattern.compile("SERVICE_HOST|SERVICE_PORT(_.*)?|PORT(_.*)?");

    private final KeyTable table;
    private final Map<String, Raw> values = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    RawSettings(KeyTable table) {
        this.table = table;
    }

    Optional<Raw> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    List<String> problems() {
        return problems;
    }

    List<String> warnings() {
        return warnings;
    }

    /** Adds every key of a YAML or JSON file. */
    void addFile(Path file) {
        String name = file.toString();
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".toml") || lower.endsWith(".hcl") || lower.endsWith(".properties")) {
            problems.add(name + ": configuration files are YAML or JSON");
            return;
        }
        try {
            Object document = Yaml.parse(Files.readString(file));
            if (document instanceof Map<?, ?> entries) {
                addEntries("", entries, name);
            } else if (!Yaml.isNull(document)) {
                problems.add(name + ": must be a list of keys and values");
            }
        } catch (IOException e) {
            problems.add(name + ": cannot be read: " + reason(e));
        } catch (IllegalArgumentException e) {
            problems.add(name + ": " + e.getMessage());
        }
    }

    private static String reason(IOException e) {
        return e instanceof java.nio.file.NoSuchFileException ? "no such file" : String.valueOf(e.getMessage());
    }

    private void addEntries(String path, Map<?, ?> entries, String origin) {
        entries.forEach((name, value) -> {
            String full =
                    (path.isEmpty() ? "" : path + ".") + String.valueOf(name).toLowerCase(Locale.ROOT);
            add(full, value, origin);
        });
    }

    private void add(String name, @Nullable Object value, String origin) {
        if (table.find(name).isPresent()) {
            if (value != null && !Yaml.isNull(value)) {
                values.put(name, new Raw(value, origin));
            }
        } else if (value instanceof Map<?, ?> entries) {
            addEntries(name, entries, origin);
        } else if (!table.isSection(name)) {
            problems.add(unknown(name, origin));
        } else if (value instanceof String text && text.startsWith("{")) {
            addSection(name, text, origin);
        } else if (value != null && !Yaml.isNull(value) && !value.equals("")) {
            problems.add(origin + ": " + name + " is a section of keys, not a value");
        }
    }

    private void addSection(String name, String json, String origin) {
        try {
            if (Values.json(json) instanceof Map<?, ?> entries) {
                addEntries(name, entries, origin);
            }
        } catch (IllegalArgumentException e) {
            problems.add(origin + ": " + name + " " + e.getMessage());
        }
    }

    private String unknown(String name, String origin) {
        return origin + ": unknown key " + name + hint(table.nearest(name));
    }

    private static String hint(Optional<String> nearest) {
        return nearest.map(name -> "; did you mean " + name + "?").orElse("");
    }

    /** Adds the variables that start with {@code LAKEFS_}; unknown ones are only warned of. */
    void addInheritedVariables(Map<String, String> environment) {
        addVariables("LAKEFS_", environment, warnings);
    }

    /** Adds the variables that start with {@code TARN_}; unknown ones are refused. */
    void addVariables(Map<String, String> environment) {
        addVariables("TARN_", environment, problems);
    }

    /** Variables set to nothing count as not set. */
    private void addVariables(String prefix, Map<String, String> environment, List<String> complaints) {
        new TreeMap<>(environment).forEach((variable, value) -> {
            if (!variable.startsWith(prefix) || value.isEmpty()) {
                return;
            }
            String suffix = variable.substring(prefix.length());
            Optional<String> name = table.byVariable(suffix);
            if (name.isPresent()) {
                add(name.get(), value, variable);
            } else if (!suffix.startsWith(LAUNCHER_VARIABLES)
                    && !SERVICE_LINK.matcher(suffix).matches()) {
                complaints.add("unknown environment variable " + variable
                        + hint(table.nearestVariable(suffix).map(prefix::concat)));
            }
        });
    }

    /** Adds keys given on the command line. */
    void addFlags(Map<String, String> flags) {
        flags.forEach((name, value) -> add(name.toLowerCase(Locale.ROOT), value, "command line"));
    }
}
