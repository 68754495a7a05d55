package io.tarn.server.config;

import java.util.Locale;

/**
 * One row of the key table.
 *
 * @param section the heading it stands under in the documentation
 * @param name lower case, parts separated by dots
 * @param defaultText the default as it would be written in a file; empty where {@code required}
 * @param required whether there is no default
 * @param ignoredBecause why the key changes nothing, or empty if it has its effect
 * @param meaning one or two sentences for the documentation, in Markdown
 */
record ConfigKey(
        String section,
        String name,
        KeyType type,
        String defaultText,
        boolean required,
        String ignoredBecause,
        String meaning) {

    boolean secret() {
        return type == KeyType.SECRET;
    }

    /** What follows {@code TARN_} or {@code LAKEFS_} in the environment variable of a key or section of that name. */
    static String variableSuffix(String name) {
        return name.toUpperCase(Locale.ROOT).replace('.', '_');
    }
}
