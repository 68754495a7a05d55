package io.tarn.server.config;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;

/** All configuration keys, as {@code keys.txt} lists them. Immutable once read. */
final class KeyTable {

    private static final String RESOURCE = "keys.txt";

    private final SequencedMap<String, ConfigKey> keys = new LinkedHashMap<>();
    private final Set<String> sections = new TreeSet<>();
    private final Map<String, String> namesByVariable = new HashMap<>();

    private KeyTable() {}

    /** Reads the table from the class path. */
    static KeyTable read() {
        KeyTable table = new KeyTable();
        InputStream in = Objects.requireNonNull(KeyTable.class.getResourceAsStream(RESOURCE), RESOURCE);
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            String section = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("## ")) {
                    section = line.substring(3);
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    table.add(parse(section, line));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return table;
    }

    private static ConfigKey parse(String section, String line) {
        String[] cells = line.split("\\|", -1);
        if (cells.length != 5) {
            throw new IllegalStateException(RESOURCE + ": not five cells: " + line);
        }
        boolean required = cells[2].strip().equals("required");
        String effect = cells[3].strip();
        return new ConfigKey(
                section,
                cells[0].strip(),
                KeyType.valueOf(cells[1].strip().toUpperCase(Locale.ROOT)),
                required ? "" : cells[2].strip(),
                required,
                effect.equals("yes") ? "" : effect,
                cells[4].strip());
    }

    private void add(ConfigKey key) {
        if (keys.put(key.name(), key) != null) {
            throw new IllegalStateException(RESOURCE + ": listed twice: " + key.name());
        }
        addVariable(key.name());
        for (int dot = key.name().indexOf('.'); dot >= 0; dot = key.name().indexOf('.', dot + 1)) {
            String section = key.name().substring(0, dot);
            if (sections.add(section)) {
                addVariable(section);
            }
        }
    }

    private void addVariable(String name) {
        String other = namesByVariable.put(ConfigKey.variableSuffix(name), name);
        if (other != null) {
            throw new IllegalStateException(RESOURCE + ": one environment variable for " + name + " and " + other);
        }
    }

    /** All keys in the order of the table. */
    Collection<ConfigKey> keys() {
        return Collections.unmodifiableCollection(keys.values());
    }

    Optional<ConfigKey> find(String name) {
        return Optional.ofNullable(keys.get(name));
    }

    /** Whether keys start with {@code name} and a dot. */
    boolean isSection(String name) {
        return sections.contains(name);
    }

    /** The key or section that an environment variable stands for; {@code suffix} is what follows its prefix. */
    Optional<String> byVariable(String suffix) {
        return Optional.ofNullable(namesByVariable.get(suffix));
    }

    /** The name most like {@code unknown}, or empty if none is close. */
    Optional<String> nearest(String unknown) {
        return NearestName.of(unknown, keys.keySet());
    }

    /** The variable suffix most like {@code unknown}, or empty if none is close. */
    Optional<String> nearestVariable(String unknown) {
        return NearestName.of(unknown, new TreeSet<>(namesByVariable.keySet()));
    }
}
